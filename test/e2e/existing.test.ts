import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { stringify } from 'yaml';
import { docker } from '../../support/platform/docker/docker-cli';
import type { CommandRecord } from '../../support/system/command/command-record';
import { mustSucceed, runCommand, type CommandOptions } from '../../support/system/command/run-command';
import { readReport } from '../../support/commands/conformance/read-report';
import { nameOf, RIGHTS } from '../../support/platform/clusters/existing/rights';
import type { Right } from '../../support/lab/lab';
import { withTag } from '../../support/platform/docker/image-name';
import { loadLab } from '../../support/lab/load-lab';
import { packageFolder } from '../../support/system/files/project';
import { accountWith } from '../kit/account-with';
import { conformanceInside } from '../kit/in-cluster';
import { more } from '../kit/more';
import { Registry } from '../kit/registry';
import { notPassed, runLab, type LabRunOptions, type LabRunResult } from '../kit/run-lab';
import { SecondCluster } from '../kit/second-cluster';
import type { AllowedCluster } from '../../support/platform/clusters/existing/allowed-clusters';
import { first } from '../kit/first-lab';

const lab = loadLab();
const TASKS = lab.tasks.map(({ id }) => id).filter((id) => id >= 8);
const ON_NODES: AllowedCluster['image'] = { from: 'nodes', name: first.image };
const NO_ENGINE = { DOCKER_HOST: 'unix:///nonexistent' };
const rightsManifest = readFileSync(join(packageFolder, 'docs/existing-cluster-rights.yaml'), 'utf8');
const few = ['--tags', '@task-08 or @task-09 or @task-13'];

describe('a cluster that is not the lab’s', () => {
  let second: SecondCluster;
  let asItWas: string[];
  before(async () => {
    second = await SecondCluster.make();
    // Its nodes reach no registry for the client pod's image.
    await mustSucceed('kind', ['load', 'docker-image', withTag(first.clientImage), '--name', second.cluster], { within: 120 });
    await second.apply(['apply', '--filename', '-'], rightsManifest);
    asItWas = await second.settle(6);
  });
  after(() => second.remove());

  test('is refused if not on the list of allowed clusters', async () => {
    const { exitCode, output } = await run({}, { context: 'kind-of-production' });
    expect(exitCode, output).to.equal(1);
    expect(output).to.contain('not on the list of allowed clusters').and.contain('context: kind-of-production');
    await mustBeAsItWas();
  });

  test('is refused if the context leads to another server than the allowed one', async () => {
    const { exitCode, output } = await run({}, { server: 'https://127.0.0.1:6443' });
    expect(exitCode, output).to.equal(1);
    expect(output).to.contain('does not lead to the cluster that was allowed').and.contain(second.server);
    await mustBeAsItWas();
  });

  // It stays on the node, for the tests after it.
  test('gets the image by kind load; all tasks with Pods pass, and the cluster is unchanged afterwards', async () => {
    expectAllPassed(await run({}, { image: { from: 'kind', cluster: second.cluster } }));
    await mustBeAsItWas();
  });

  test('has the image already: labspec needs no engine, and only the documented rights', async () => {
    const { output, ...result } = await run({ env: NO_ENGINE }, { image: ON_NODES, kubeconfig: await second.kubeconfigFor('labspec') });
    expectAllPassed({ output, ...result });
    expect(output).not.to.contain('Docker engine');
    await mustBeAsItWas();
  });

  more('runs the lab with several workers, each in its own namespace', async () => {
    const { output, ...result } = await run({ args: [...few, '--parallel', '2'], env: NO_ENGINE }, { image: ON_NODES });
    expectPassed({ output, ...result });
    await mustBeAsItWas();
  });

  test('does not have the image: that is an error, not a mistake in the work', async () => {
    const { verdicts, output } = await run({ args: few, env: NO_ENGINE }, { image: { from: 'nodes', name: 'nobody/has-this' } });
    expect(verdicts.get(8)?.verdict, output).to.equal('error');
    expect(notPassed(verdicts).filter((line) => /^\d+ failed/.test(line))).to.deep.equal([]);
    await mustBeAsItWas();
  });

  for (const name of ['services-and-configuration', 'jobs-and-state', 'who-may-do-what']) {
    more(`"${name}", whose readers type lines, passes with exactly its rights`, async () => {
      const { rights } = loadLab(name);
      await second.apply(['apply', '--filename', '-'], accountWith([...RIGHTS, ...rights]));
      const result = await run({ env: { ...NO_ENGINE, LABSPEC_LAB: name } }, { image: ON_NODES, kubeconfig: await second.kubeconfigFor('reader') });
      expectPassed(result);
      await second.apply(['delete', '--filename', '-'], accountWith([]));
      await mustBeAsItWas();
    });
  }

  more('gets the image from a registry; if the registry does not answer, that is an error', async () => {
    const registry = await Registry.start(`${second.cluster}-control-plane`);
    const image: AllowedCluster['image'] = { from: 'registry', name: `${registry.host}/lab/helloworld` };
    try {
      expectPassed(await run({ args: few }, { image }));
      registry.end();
      const { verdicts, output } = await run({ args: few }, { image });
      expect(verdicts.get(8)?.verdict, output).to.equal('error');
      expect(verdicts.get(8)?.message).to.contain('The registry to push the image to does not answer');
    } finally {
      registry.end();
      await docker(['image', 'rm', '--force', image.name]);
    }
    await mustBeAsItWas();
  });

  test('grants too few rights: labspec reports all missing ones before the first task', async () => {
    await second.kubectl('create', 'serviceaccount', 'nobody');
    const { exitCode, output, verdicts } = await run({ env: NO_ENGINE }, { kubeconfig: await second.kubeconfigFor('nobody') });
    await second.kubectl('delete', 'serviceaccount', 'nobody');
    expect(exitCode, output).to.equal(1);
    expect(verdicts.size).to.equal(0);
    for (const right of ['create namespaces', 'list nodes', 'watch pods', 'get pods/log', 'create pods/exec', 'list events']) expect(output).to.contain(`may not ${right}`);
    await mustBeAsItWas();
  });

  more('lacks one right, whichever it is: labspec reports exactly that one', async () => {
    const kubeconfig = await second.kubeconfigFor('labspec');
    const role = JSON.parse((await second.kubectl('get', 'clusterrole', 'labspec', '--output', 'json')).stdout) as ClusterRole;
    try {
      for (const right of RIGHTS) {
        await second.apply(['replace', '--filename', '-'], JSON.stringify(without(role, right)));
        const { output } = await run({ env: NO_ENGINE }, { kubeconfig });
        expect(output.match(/may not (?!do all).*/g)?.map((line) => line.replace(/, in .*/, '')), output).to.deep.equal([`may not ${right.verb} ${nameOf(right)}`]);
      }
      await second.apply(['replace', '--filename', '-'], JSON.stringify(without(role, { verb: 'create', resource: 'services' })));
      const { exitCode, output } = await conformance('without', kubeconfig, '--profile', 'extended');
      expect(exitCode, output).to.equal(2);
      expect(readReport(join(second.folder, 'without', 'conformance.yaml')).profiles[0]?.failedTests[0]?.seen).to.match(/^may not create services, in the namespace labspec-\S+$/);
    } finally {
      await second.apply(['apply', '--filename', '-'], rightsManifest);
    }
    asItWas = await second.settle();
  });

  more('passes the profile core of labspec conformance, but not extended, because it has only one node', async () => {
    const { exitCode, output } = await conformance('conformance', await second.kubeconfigFor('labspec'));
    // It has one node only.
    expect(exitCode, output).to.equal(1);
    const { profiles: [core, extended], environment } = readReport(join(second.folder, 'conformance', 'conformance.yaml'));
    expect(core?.statistics).to.deep.include({ passed: TASKS.length, skipped: lab.tasks.length - TASKS.length });
    expect(core?.result).to.equal('success');
    expect(extended?.failedTests.map(({ codename, cause }) => `${codename} ${cause ?? ''}`)).to.deep.equal(['pods-in-depth/task-01 no-node']);
    expect(environment.nodes.map(({ name }) => name)).to.deep.equal([`${second.cluster}-control-plane`]);
  });

  more('runs the conformance test inside itself, and keeps the report', async () => {
    const { log, kept } = await conformanceInside(second);
    expect(kept['conformance.yaml'], log).to.contain(`All ${TASKS.length} tests passed`);
    expect(kept['summary.md']).to.contain('core: success');
    await mustBeAsItWas();
  });

  more('keeps nothing of a run that is interrupted or killed', async () => {
    const endedBy = (signal: NodeJS.Signals): Promise<LabRunResult> => run({ env: NO_ENGINE, onOutput: (said, child) => void (/✓ +9 /.test(said) && child.kill(signal)) }, {});
    await endedBy('SIGINT');
    await mustBeAsItWas();
    await endedBy('SIGKILL');
    const cleaned = await runCommand(process.execPath, ['support/commands/labspec.js', 'clean'], { cwd: packageFolder, within: 120 });
    expect(cleaned.output).to.match(/✔ namespace labspec-\S+ of cluster kind-labspec-second/);
    await mustBeAsItWas();
  });

  more('is not touched by commands for the lab’s own cluster, although the user’s kubeconfig leads to it', async () => {
    const env = { KUBECONFIG: second.kubeconfig };
    const labspec = (args: string[], options: CommandOptions = {}): Promise<CommandRecord> => runCommand(process.execPath, ['support/commands/labspec.js', ...args], { cwd: packageFolder, env: { ...env, LABSPEC_REPORTS: join(second.folder, 'reports') }, within: 300, ...options });
    expectPassed(await runLab({ args: [...few, '--parallel', '2'], env }));
    const submissions = join(second.folder, 'class');
    cpSync(join(packageFolder, 'fixtures/class/submissions/ada'), join(submissions, 'ada'), { recursive: true });
    const graded = await labspec(['grade', submissions, '--out', join(second.folder, 'graded')]);
    expect(graded.output).to.match(/✓ ada +100\/100/);
    const hasLooked = new AbortController();
    const watched = await labspec(['check', '--watch'], { signal: hasLooked.signal, onOutput: (said) => void (said.includes('Create helloworld.js') && hasLooked.abort()) });
    expect(watched.output).to.contain('Create helloworld.js');
    for (const args of [['check'], ['clean'], ['doctor'], ['down'], ['up']]) {
      const { exitCode, output } = await labspec(args);
      expect(exitCode, output).to.equal(args[0] === 'check' ? 1 : 0);
    }
    await mustBeAsItWas();
  });

  /** By default as the cluster's admin, with the image on its node. */
  function run(options: LabRunOptions, allowed: Partial<AllowedCluster>): Promise<LabRunResult> {
    return runLab({ ...options, profile: 'existing', env: { LABSPEC_CLUSTERS: allow(allowed), LABSPEC_CONTEXT: allowed.context ?? second.context, ...options.env } });
  }

  /** Without an engine. @param out the name of the folder for its report */
  function conformance(out: string, kubeconfig: string, ...more: string[]): Promise<CommandRecord> {
    const args = ['support/commands/labspec.js', 'conformance', '--context', second.context, '--out', join(second.folder, out), ...more];
    return runCommand(process.execPath, args, { cwd: packageFolder, env: { ...NO_ENGINE, LABSPEC_CLUSTERS: allow({ kubeconfig }) }, within: 300 });
  }

  /** Allows only the second cluster. @returns the file */
  function allow(allowed: Partial<AllowedCluster>): string {
    const file = join(second.folder, 'clusters.yaml');
    const cluster = { server: second.server, kubeconfig: second.kubeconfig, image: ON_NODES, ...allowed, context: second.context };
    writeFileSync(file, stringify({ clusters: [cluster] }));
    return file;
  }

  async function mustBeAsItWas(): Promise<void> {
    const now = await second.settle();
    const changes = { gone: asItWas.filter((line) => !now.includes(line)), new: now.filter((line) => !asItWas.includes(line)) };
    expect(changes).to.deep.equal({ gone: [], new: [] });
  }
});

interface ClusterRole {
  rules: { resources: string[]; verbs: string[] }[];
}

/** A rule must have a verb. */
function without(role: ClusterRole, right: Right): object {
  const rules = role.rules.map((rule) => (rule.resources.includes(nameOf(right)) ? { ...rule, verbs: [...rule.verbs.filter((verb) => verb !== right.verb), 'deletecollection'] } : rule));
  return { ...role, metadata: { name: 'labspec' }, rules };
}

function expectPassed({ verdicts, output, exitCode }: LabRunResult): void {
  expect(notPassed(verdicts), output).to.deep.equal([]);
  expect(exitCode).to.equal(0);
}

function expectAllPassed(result: LabRunResult): void {
  const { verdicts } = result;
  expectPassed(result);
  expect([...verdicts.keys()].sort((a, b) => a - b)).to.deep.equal(TASKS);
}
