import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { mustSucceed, runCommand } from '../../support/system/command/run-command';
import { docker } from '../../support/platform/docker/docker-cli';
import { kubectl } from '../../support/platform/clusters/kind/node-kubectl';
import { loadLab } from '../../support/lab/load-lab';
import { until } from '../../support/wait/wait-for';
import { packageFolder } from '../../support/system/files/project';
import { notPassed, runLab } from '../kit/run-lab';
import { namespaces } from '../kit/traces';

const LAB = 'multi-container-pods';
const CHECK_SECONDS = 120;
/** Kubernetes removes what a namespace owns a moment after it. */
const GONE_SECONDS = 60;

describe('a lab of lines that its reader types', () => {
  const lab = loadLab(LAB);
  const left = async (): Promise<string[]> => [...(await namespaces(lab, 'labspec-')), (await kubectl(lab.cluster, ['get', 'clusterroles', '--output', 'name'])).split('\n').find((name) => name.includes('labspec-')) ?? ''].filter(Boolean);

  test('passes, and leaves nothing behind', async () => {
    const before = await left();
    const { verdicts, output } = await runLab({ env: { LABSPEC_LAB: LAB } });
    expect(notPassed(verdicts), output).to.deep.equal([]);
    expect(verdicts.size).to.equal(lab.tasks.length);
    expect(await left()).to.deep.equal(before);
  });

  test('a student’s Pods are checked, and a line that acts is not typed for them', async () => {
    const namespace = 'labspec-test-typed';
    const folder = mkdtempSync(join(tmpdir(), 'labspec-typed-'));
    cpSync(join(packageFolder, 'fixtures', LAB), folder, { recursive: true });
    await kubectl(lab.cluster, ['create', 'namespace', namespace]);
    try {
      await kubectl(lab.cluster, ['run', 'web', '--namespace', namespace, '--image=busybox', '--image-pull-policy=IfNotPresent', '--', 'sleep', '36000']);
      const { output } = await runCommand(process.execPath, ['support/commands/labspec.js', 'check', '1', '--folder', folder], { cwd: packageFolder, within: CHECK_SECONDS, env: { LABSPEC_LAB: LAB, LABSPEC_WORLD: JSON.stringify({ names: { namespace } }) } });
      expect(output).to.match(/✗ +1 /).and.to.contain('2/2');
      expect(await kubectl(lab.cluster, ['get', 'pods', '--namespace', namespace, '--output', 'name'])).to.equal('pod/web\n');
    } finally {
      await kubectl(lab.cluster, ['delete', 'namespace', namespace, '--wait=false']);
      rmSync(folder, { recursive: true });
    }
  });
});

describe('lines that a lab types', () => {
  let project: string;

  before(() => {
    project = mkdtempSync(join(tmpdir(), 'labspec-lines-'));
    mkdirSync(join(project, 'features/lines'), { recursive: true });
    writeFileSync(join(project, 'cucumber.js'), `const { profiles } = require(${JSON.stringify(join(packageFolder, 'support/commands/cucumber/profiles.js'))});\nmodule.exports = profiles(__dirname);\n`);
    writeFileSync(join(project, 'features/lines/lab.yaml'), `title: Lines\ncluster: ${JSON.stringify(loadLab().cluster)}\nownNamespace: true\nrights: [{ verb: list, resource: nodes, isClusterWide: true }]\ntasks: [{ id: 1, title: Kept apart }, { id: 2, title: Docker }, { id: 3, title: Without end }, { id: 4, title: For the whole cluster }]\n`);
    writeFileSync(join(project, 'features/lines/01.feature'), LINES);
  });
  after(() => rmSync(project, { recursive: true, force: true }));

  test('reach their own namespace only, what they make in Docker goes with the run, and one without end is ended', async () => {
    const { exitCode, output } = await runCommand(process.execPath, [join(packageFolder, 'node_modules/@cucumber/cucumber/bin/cucumber.js')], { cwd: project, within: CHECK_SECONDS });
    expect(exitCode, output).to.equal(0);
    for (const kind of ['ps --all', 'network ls', 'volume ls']) expect((await docker([...kind.split(' '), '--quiet', '--filter', 'name=labspec-lines'])).stdout, kind).to.equal('');
    const { stdout } = await mustSucceed('ps', ['-Ao', 'args']);
    expect(stdout).not.to.contain('sleep 98765');
    expect(await until(async () => kubectl(loadLab().cluster, ['get', 'clusterroles', '--output', 'name']), (names) => !names.includes('labspec-lines'), { within: GONE_SECONDS, every: 1 })).not.to.contain('labspec-lines');
    // The labels of nodes go with the run's namespace.
    expect(await kubectl(loadLab().cluster, ['get', 'nodes', '--output', 'jsonpath={.items[*].metadata}'])).not.to.match(/labspec-lines|labspec-more|labels-of-runs/);
  });
});

const LINES = `@cluster
Feature: Lines
  @task-01
  Scenario: Another namespace
    When I run "kubectl get nodes"
    Then I see "control-plane"
    When I run "kubectl delete pods --all --namespace default"
    Then the exit code is 1
    And I see "forbidden"
    When I run "kubectl create namespace labspec-lines"
    Then I see "forbidden"

  @task-02
  Scenario: Docker
    When I run "docker network create labspec-lines && docker volume create labspec-lines"
    Then the exit code is 0
    When I run "docker create --name labspec-lines busybox"
    Then I see the ID of the container

  @task-03
  Scenario: Without end
    When I run "while true; do echo tick; sleep 0.2; done"
    Then I see "tick"
    When I run
      """
      x=kept
      sleep 98765 &
      """
    And I run "echo $x"
    Then its only line is "kept"

  @task-04
  Scenario: For the whole cluster
    When I run "kubectl create clusterrole labspec-lines --verb=get --resource=nodes" for the whole cluster
    Then cluster role "labspec-lines" exists
    When I run "kubectl create clusterrolebinding labspec-lines --clusterrole=labspec-lines --user=labspec-lines" for the whole cluster
    And I run "kubectl delete clusterrolebinding labspec-lines" for the whole cluster
    Then I see "deleted"
    And cluster role binding "labspec-lines" is gone
    When I run "kubectl get nodes -o jsonpath='{.items[-1:].metadata.name}'"
    Then the output matches "."
    When I remember the output as "node"
    And I run "kubectl label node $node labspec-lines=here labspec-more=here" for the whole cluster
    Then node "$node" has the label "labspec-lines=here"
    When I run "kubectl label node $node labspec-more-" for the whole cluster
    Then I see "unlabeled"
`;
