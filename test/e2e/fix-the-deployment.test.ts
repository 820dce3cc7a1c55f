import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import type { CommandRecord } from '../../support/system/command/command-record';
import { runCommand } from '../../support/system/command/run-command';
import { kubectl } from '../../support/platform/clusters/kind/node-kubectl';
import { loadLab } from '../../support/lab/load-lab';
import { packageFolder } from '../../support/system/files/project';
import { more } from '../kit/more';
import { notPassed, runLab } from '../kit/run-lab';
import { namespaces } from '../kit/traces';

const LAB = 'fix-the-deployment';
const NAMESPACE = 'labspec-test-scene';
const SECONDS = 150;
const lab = loadLab(LAB);

describe('a lab that begins with something broken', () => {
  test('is made, found as broken as it should be, repaired by the robot, and removed', async () => {
    const before = await namespaces(lab, 'labspec-');
    const { verdicts, output } = await runLab({ env: { LABSPEC_LAB: LAB } });
    expect(notPassed(verdicts), output).to.deep.equal([]);
    expect(verdicts.size).to.equal(lab.tasks.length);
    expect(await namespaces(lab, 'labspec-')).to.deep.equal(before);
  });

  more('one task alone starts from the others, and from a scene made through the API', async () => {
    const { verdicts, output } = await runLab({ env: { LABSPEC_LAB: LAB }, args: ['--tags', '@task-03'], worldParameters: { kubectl: 'api' } });
    expect(notPassed(verdicts), output).to.deep.equal([]);
  });
});

describe('a student begins with something broken', () => {
  let folder: string;
  const labspec = (...args: string[]): Promise<CommandRecord> => runCommand(process.execPath, ['support/commands/labspec.js', ...args], { cwd: packageFolder, within: SECONDS, env: { LABSPEC_LAB: LAB, LABSPEC_WORLD: JSON.stringify({ names: { namespace: NAMESPACE } }) } });
  const types = (...words: string[]): Promise<string> => kubectl(lab.cluster, [...words, '--namespace', NAMESPACE]);

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'labspec-scene-'));
    await kubectl(lab.cluster, ['create', 'namespace', NAMESPACE]);
  });
  after(async () => {
    rmSync(folder, { recursive: true });
    await kubectl(lab.cluster, ['delete', 'namespace', NAMESPACE], { within: 60 });
  });

  more('who has not started the lab learns how, and what others have there is not replaced', async () => {
    const { exitCode, output } = await labspec('check', '1', '--folder', folder);
    expect(exitCode, output).to.equal(2);
    expect(output).to.contain('The lab has not been started').and.to.contain('npx labspec start --lab fix-the-deployment');
    await types('create', 'service', 'clusterip', 'shop', '--tcp=80');
    const { output: refused } = await labspec('start');
    expect(refused).to.contain('There is already a Service shop');
    expect(await types('get', 'deployments,configmaps', '--output', 'name')).not.to.match(/shop|labspec/);
    await types('delete', 'service', 'shop');
  });

  test('a check finds each fault until it is repaired', async () => {
    const { exitCode: started, output: told } = await labspec('start');
    expect(started, told).to.equal(0);
    const before = await labspec('check', '--folder', folder);
    expect(before.output).to.match(/✗ +1 .*\n/).and.to.contain('Not checked: needs task 1 (Let the Pods start)');
    await types('set', 'image', 'deployment/shop', 'web=busybox');
    await types('patch', 'deployment', 'shop', '--type=json', '--patch', '[{"op": "replace", "path": "/spec/template/spec/containers/0/readinessProbe/httpGet/port", "value": "http"}]');
    await types('rollout', 'status', 'deployment/shop', '--timeout=20s');
    const half = await labspec('check', '--folder', folder);
    expect(half.output).to.match(/✓ +1 /).and.to.match(/✓ +2 /).and.to.match(/✗ +3 /);
    await types('patch', 'service', 'shop', '--patch', '{"spec": {"selector": {"app": "shop"}}}');
    await types('scale', 'deployment', 'shop', '--replicas=3');
    const { exitCode, output } = await labspec('check', '--folder', folder);
    expect(exitCode, output).to.equal(0);
  });

  more('it starts once; starting again brings all faults back, and removing leaves nothing', async () => {
    expect((await labspec('start')).output).to.contain('The lab has been started already');
    expect((await labspec('start', '--again')).exitCode).to.equal(0);
    expect((await labspec('check', '1', '--folder', folder)).output).to.match(/✗ +1 /);
    expect((await labspec('start', '--remove')).exitCode).to.equal(0);
    expect(await types('get', 'deployments,services,configmaps', '--output', 'name')).not.to.match(/shop|labspec/);
  });
});
