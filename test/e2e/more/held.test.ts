import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import type { CommandRecord } from '../../../support/system/command/command-record';
import { mustSucceed, runCommand } from '../../../support/system/command/run-command';
import { kubectl } from '../../../support/platform/clusters/kind/node-kubectl';
import { loadLab } from '../../../support/lab/load-lab';
import { packageFolder } from '../../../support/system/files/project';
import { abandoned, type Owned } from '../../../support/ownership/journal';

const CLEAN_SECONDS = 60;
const FINALIZER = 'example.org/stays';
const LET_GO = ['patch', 'pod', 'held', '-n', 'default', '--type', 'merge', '-p', '{"metadata":{"finalizers":null}}'];

describe('a pod of a killed run that a finalizer keeps', () => {
  const { cluster } = loadLab();
  const clean = (): Promise<CommandRecord> => runCommand(process.execPath, ['support/commands/labspec.js', 'clean'], { cwd: packageFolder, within: CLEAN_SECONDS });
  const held = (): Promise<string> => kubectl(cluster, ['get', 'pod', 'held', '-n', 'default', '--ignore-not-found', '--output', 'jsonpath={.metadata.uid}']);

  before(async () => {
    await kubectl(cluster, ['create', '--filename', '-'], { input: JSON.stringify(HELD) });
    await diesWith({ kind: 'pod', cluster: cluster.name, namespace: 'default', name: 'held', uid: await held() });
  });
  after(async () => {
    if (!(await held())) return;
    await kubectl(cluster, LET_GO);
    await clean();
  });

  test('stays in the journal, and the message says what keeps it, with the command that removes the finalizer', async () => {
    const { exitCode, output } = await clean();
    expect(exitCode, output).to.equal(1);
    expect(output).to.contain(`held by its finalizer ${FINALIZER}`).and.to.contain("kubectl patch pod held -n default --type merge -p '{\"metadata\":{\"finalizers\":null}}'");
    expect(abandoned()).to.have.length(1);
  });

  test('is removed once its finalizer is gone', async () => {
    await kubectl(cluster, LET_GO);
    const { exitCode, output } = await clean();
    expect(exitCode, output).to.equal(0);
    expect(await held()).to.equal('');
    expect(abandoned()).to.deep.equal([]);
  });
});

/** On no node, so that only its finalizer keeps it. */
const HELD = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'held', namespace: 'default', finalizers: [FINALIZER] },
  spec: { nodeSelector: { 'example.org/no-node': 'has-this' }, containers: [{ name: 'held', image: 'example.org/never-pulled' }] },
};

/** A run that enters this in its journal, and ends. */
async function diesWith(entry: Owned): Promise<void> {
  const script = `new (require('./support/ownership/journal').Journal)().add(${JSON.stringify(entry)})`;
  await mustSucceed(process.execPath, ['--require', 'ts-node/register', '--eval', script], { cwd: packageFolder });
}
