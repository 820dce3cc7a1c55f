import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import type { CommandRecord } from '../../support/system/command/command-record';
import { runCommand } from '../../support/system/command/run-command';
import { readReport } from '../../support/commands/conformance/read-report';
import type { ConformanceReport } from '../../support/commands/conformance/report';
import { loadLab } from '../../support/lab/load-lab';
import { packageFolder } from '../../support/system/files/project';
import { more } from '../kit/more';

const lab = loadLab();
const beyond = loadLab(lab.extended);
const RUN_SECONDS = 400;

describe('labspec conformance', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'labspec-conformance-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  test('for the lab’s own cluster: all tasks pass, and the report says which versions it ran on', async () => {
    const { exitCode, output } = await labspec(['--out', at('good'), '--distribution', 'kind', '--contact', 'somebody@example.org']);
    expect(exitCode, output).to.equal(0);
    const report = reportIn('good');
    expect(report.profiles.map(({ name, result, summary }) => ({ name, result, summary }))).to.deep.equal([
      { name: 'core', result: 'success', summary: `All ${lab.tasks.length} tests passed` },
      { name: 'extended', result: 'success', summary: `All ${beyond.tasks.length} tests passed` },
    ]);
    expect(report.implementation).to.deep.equal({ distribution: 'kind', version: null, contact: 'somebody@example.org' });
    expect(report.environment.nodes.map(({ name }) => name).sort()).to.deep.equal(['demo-control-plane', 'demo-worker', 'demo-worker2']);
    for (const { kubelet, runtime, kernel } of report.environment.nodes) expect([kubelet, runtime, kernel].join()).to.match(/^v1\.\d+\.\d+,containerd:\/\/\S+,\S+$/);
    expect(Object.keys(report.environment.versions)).to.include.members(['labspec', 'Docker', 'kind', 'Kubernetes']);
    for (const file of ['junit.xml', 'index.html', 'messages.ndjson', 'summary.md', 'extended/junit.xml', 'extended/index.html']) expect(existsSync(join(at('good'), file)), file).to.equal(true);
  });

  test('for a lab that fails: exit code 1, with what failed and why', async () => {
    const files = join(packageFolder, 'fixtures/broken/dockerfile-with-several-mistakes');
    const { exitCode, output } = await labspec(['--profile', 'core', '--out', at('bad')], { LABSPEC_WORLD: JSON.stringify({ files }) });
    expect(exitCode, output).to.equal(1);
    const [core] = reportIn('bad').profiles;
    expect(core?.result).to.equal('failure');
    expect(core?.failedTests.filter(({ verdict }) => verdict === 'failed').every(({ cause, reason }) => cause !== null && reason !== '')).to.equal(true);
  });

  more('without a Docker engine: exit code 2, because nothing is known about the cluster', async () => {
    const { exitCode, output } = await labspec(['--profile', 'core', '--out', at('away')], { DOCKER_HOST: 'unix:///nonexistent' });
    expect(exitCode, output).to.equal(2);
    expect(reportIn('away').profiles[0]).to.deep.include({ result: 'unknown' });
  });

  more('profile extended, through the API and without kubectl: all tests pass too', async () => {
    const { exitCode, output } = await labspec(['--profile', 'extended', '--out', at('api')], { LABSPEC_WORLD: JSON.stringify({ kubectl: 'api' }) });
    expect(exitCode, output).to.equal(0);
    expect(reportIn('api').profiles.map(({ name, result }) => `${name} ${result}`)).to.deep.equal(['extended success']);
  });

  more('profile extended, in a cluster that would hide a mistake: exit code 1', async () => {
    // A Pod that should find no node runs after all.
    const files = join(folder, 'harmless');
    mkdirSync(files);
    writeFileSync(join(files, 'without-node.yaml'), readFileSync(join(packageFolder, 'fixtures/pods-in-depth/shell.yaml'), 'utf8').replaceAll('shell', 'without-node'));
    const { exitCode, output } = await labspec(['--profile', 'extended', '--out', at('blind')], { LABSPEC_WORLD: JSON.stringify({ files }) });
    expect(exitCode, output).to.equal(1);
    expect(output.match(/does not show what is wrong with pod \S+/g)).to.deep.equal(['does not show what is wrong with pod without-node']);
    expect(reportIn('blind').profiles[0]?.failedTests.map(({ codename, cause }) => `${codename} ${cause ?? ''}`)).to.deep.equal(['pods-in-depth/task-11 mistake-not-seen']);
  });

  test('compare: exit code 1 if something is worse, 0 if it is better, as text and for a pull request', async () => {
    const [good, bad] = [join(at('good'), 'conformance.yaml'), join(at('bad'), 'conformance.yaml')];
    const worse = await labspec(['compare', good, bad]);
    expect(worse.exitCode, worse.output).to.equal(1);
    expect(worse.output).to.match(/✗ understanding-pods\/task-\d\d .*: passed -> failed/);
    const better = await labspec(['compare', bad, good, '--markdown']);
    expect(better.exitCode, better.output).to.equal(0);
    expect(better.output).to.contain('0 worse').and.contain('| ✅ |');
  });

  test('wrong input: exit code 2, and a message that says what to do', async () => {
    const broken = at('broken.yaml');
    writeFileSync(broken, 'kind: Pod');
    for (const args of [['compare', broken, broken], ['compare', at('none.yaml'), broken], ['compare', broken], ['--context', 'production'], ['--lab', 'no-such-lab']]) {
      const { exitCode, output } = await labspec([...args, '--out', at('wrong')], { LABSPEC_CLUSTERS: at('clusters.yaml') });
      expect(exitCode, output).to.equal(2);
      expect(output).to.contain('next:').and.not.match(/^\s+at /m);
    }
    const profile = await labspec(['--profile', 'all', '--out', at('wrong')]);
    expect(profile.exitCode, profile.output).to.equal(2);
    expect(profile.output).to.contain('Allowed choices are core, extended');
  });

  const at = (name: string): string => join(folder, name);
  const reportIn = (name: string): ConformanceReport => readReport(join(at(name), 'conformance.yaml'));

  function labspec(args: string[], env: Record<string, string> = {}): Promise<CommandRecord> {
    return runCommand(process.execPath, [join(packageFolder, 'support/commands/labspec.js'), 'conformance', ...args], { env, within: RUN_SECONDS });
  }
});
