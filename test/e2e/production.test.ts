import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { mustSucceed, runCommand } from '../../support/system/command/run-command';
import { kubeconfigOf } from '../../support/platform/clusters/kind/kubeconfig';
import { loadLab } from '../../support/lab/load-lab';
import { packageFolder } from '../../support/system/files/project';
import { cacheFolder } from '../../support/system/files/cache';
import { notPassed, runLab } from '../kit/run-lab';

const LABSPEC = join(packageFolder, 'support/commands/labspec.js');
const CHECK_SECONDS = 120;

describe('the cluster that the user’s own kubeconfig names', () => {
  let home: string;
  let file: string;
  let production: Server;
  let calls = 0;
  let asItWas: [text: string, changed: number];
  const look = (): [string, number] => [readFileSync(file, 'utf8'), statSync(file).mtimeMs];
  const env = (): Record<string, string> => ({ HOME: home, KUBECONFIG: file, LABSPEC_STATE: join(home, 'state'), LABSPEC_CACHE: cacheFolder() });

  before(async () => {
    home = mkdtempSync(join(tmpdir(), 'labspec-production-'));
    mkdirSync(join(home, '.kube'));
    mkdirSync(join(home, 'helloworld'));
    file = join(home, '.kube/config');
    production = createServer((socket) => {
      calls += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => production.listen(0, '127.0.0.1', resolve));
    writeFileSync(file, kubeconfigFor((production.address() as AddressInfo).port));
    asItWas = look();
  });
  after(() => {
    production.close();
    rmSync(home, { recursive: true });
  });

  test('is called by a program that uses this kubeconfig, so this test can see calls', async () => {
    await runCommand('kubectl', ['get', 'pods', '--request-timeout', '5s'], { env: env(), within: 8 });
    expect(calls).to.be.above(0);
    calls = 0;
  });

  test('is not the cluster of labspec’s own kubeconfig, which is kind’s', async () => {
    const { name } = loadLab().cluster;
    const kinds = await mustSucceed('kind', ['get', 'kubeconfig', '--name', name]);
    expect((await kubeconfigOf(name)).trim()).to.equal(kinds.stdout.trim());
  });

  test('is never called, and the file is not changed, by a run of the lab', async () => {
    const { verdicts } = await runLab({ args: ['--tags', '@task-08 or @task-09 or @task-13 or @task-14 or @task-18'], env: env() });
    expect(notPassed(verdicts)).to.deep.equal([]);
    mustBeUntouched();
  });

  test('nor by a check, by labspec clean, or by labspec doctor', async () => {
    for (const args of [['check'], ['clean'], ['doctor']]) {
      const { exitCode, output } = await runCommand(process.execPath, [LABSPEC, ...args], { env: { ...env(), LABSPEC_REPORTS: join(home, 'reports') }, within: CHECK_SECONDS });
      expect(exitCode, output).to.be.a('number');
      mustBeUntouched();
    }
  });

  test('nor by labspec up, where the cluster is there', async () => {
    const { exitCode, output } = await runCommand(process.execPath, [LABSPEC, 'up'], { env: env(), within: CHECK_SECONDS });
    expect(exitCode, output).to.equal(0);
    mustBeUntouched();
  });

  function mustBeUntouched(): void {
    expect(calls).to.equal(0);
    expect(look()).to.deep.equal(asItWas);
  }
});

/** With the same name as the lab's own, so that a name alone does not tell them apart. */
function kubeconfigFor(port: number): string {
  const name = `kind-${loadLab().cluster.name}`;
  return JSON.stringify({
    apiVersion: 'v1', kind: 'Config', 'current-context': name,
    clusters: [{ name, cluster: { server: `https://127.0.0.1:${port}` } }],
    users: [{ name, user: { token: 'production' } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
  });
}
