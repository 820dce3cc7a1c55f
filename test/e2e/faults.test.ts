import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { mustSucceed, runCommand } from '../../support/system/command/run-command';
import { kubeconfigOf } from '../../support/platform/clusters/kind/kubeconfig';
import { loadLab } from '../../support/lab/load-lab';
import { packageFolder } from '../../support/system/files/project';
import { CuttingProxy } from '../kit/cutting-proxy';
import { expectNoBlame, pathWith, runWith, tasks } from '../kit/faults';
import { more } from '../kit/more';
import { notPassed, runLab } from '../kit/run-lab';
import { traces } from '../kit/traces';

const lab = loadLab();
const CONTROL_PLANE = `${lab.cluster.name}-control-plane`;
const WORKERS = [`${lab.cluster.name}-worker`, `${lab.cluster.name}-worker2`];
const MANIFEST = '/etc/kubernetes/manifests/kube-apiserver.yaml';
/** After an API server has ended, kubelet may take a minute to start it again, and longer on a busy machine. */
const API_IS_BACK_SECONDS = 300;

const on = (node: string, ...command: string[]): Promise<unknown> => mustSucceed('docker', ['exec', node, ...command]);

describe('the environment fails, and the work is not blamed for it', () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'labspec-faults-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  test('the API server does not answer for 20 s, then it does again', async () => {
    const fault = async (): Promise<void> => {
      await on(CONTROL_PLANE, 'sh', '-c', 'kill -STOP $(pidof kube-apiserver)');
      await setTimeout(20_000);
      await on(CONTROL_PLANE, 'sh', '-c', 'kill -CONT $(pidof kube-apiserver)');
    };
    await runWith(lab, { fault, mend: () => Promise.resolve(), at: /✓ +8 / }, tasks(8, 9, 10, 11, 12));
    expect(notPassed((await runLab({ args: tasks(9, 10) })).verdicts)).to.deep.equal([]);
  });

  more('the API server ends for good: tasks that need it are errors, and leftovers are removed once it is back', async () => {
    const asItWas = await traces(lab);
    const fault = (): Promise<unknown> => on(CONTROL_PLANE, 'mv', MANIFEST, '/etc/kubernetes/');
    const mend = (): Promise<unknown> => on(CONTROL_PLANE, 'mv', '/etc/kubernetes/kube-apiserver.yaml', MANIFEST);
    const { verdicts, output } = await runWith(lab, { fault, mend, at: /✓ +9 / }, tasks(9, 10, 11, 12));
    expect([...verdicts.values()].map(({ verdict }) => verdict), output).to.include('error');
    const cleaned = await runCommand(process.execPath, ['support/commands/labspec.js', 'clean'], { cwd: packageFolder, within: API_IS_BACK_SECONDS });
    expect(cleaned.exitCode, cleaned.output).to.equal(0);
    expect(await traces(lab)).to.deep.equal(asItWas);
  });

  test('no connection to the API server lives longer than two seconds', async () => {
    const [, port] = /127\.0\.0\.1:(\d+)/.exec(await kubeconfigOf(lab.cluster.name)) ?? [];
    const proxy = await CuttingProxy.start(Number(port));
    try {
      // labspec is made to find the proxy instead of the API server.
      const docker = `[ "$1" = port ] && exec echo 127.0.0.1:${proxy.port}\nexec docker "$@"`;
      const { verdicts, output } = await runLab({ args: tasks(9, 10, 11, 12, 13, 14), env: { PATH: pathWith(folder, 'docker', docker) } });
      expect(notPassed(verdicts), output).to.deep.equal([]);
      expect(proxy.cuts).to.be.greaterThan(1);
    } finally {
      await proxy.end();
    }
  });

  more('the nodes are paused while the Pod is scheduled', async () => {
    const fault = (): Promise<unknown> => mustSucceed('docker', ['pause', ...WORKERS]);
    const mend = (): Promise<unknown> => mustSucceed('docker', ['unpause', ...WORKERS]);
    const { verdicts, output } = await runWith(lab, { fault, mend, at: /✓ +8 / }, tasks(8, 9, 10));
    expect(verdicts.get(9)?.message, output).to.contain('paused');
  });

  test('kubelet ends on the nodes', async () => {
    const all = (verb: string) => (): Promise<unknown> => Promise.all(WORKERS.map((node) => on(node, 'systemctl', verb, 'kubelet')));
    const { verdicts, output } = await runWith(lab, { fault: all('stop'), mend: all('start'), at: /✓ +8 / }, tasks(8, 9));
    expect(verdicts.get(9)?.message, output).to.contain('not Ready');
  });

  test('another program takes the port between labspec’s look at it and the start of the server', async () => {
    const taker = 'require("net").createServer().listen(process.argv[1]); setTimeout(process.exit, 20000)';
    const npm = `if [ "$1" = start ]; then\n  node -e '${taker}' "$2" > /dev/null 2>&1 &\n  sleep 1\nfi\nexec npm "$@"`;
    const { verdicts } = await runLab({ args: tasks(3), env: { PATH: pathWith(folder, 'npm', npm) } });
    expectNoBlame(verdicts);
    expect(verdicts.get(3)?.verdict).to.equal('error');
  });

  test('the disk of the work folder is full', async () => {
    const small = join(folder, 'small');
    await mustSucceed('sh', ['-c', `mkdir ${small} && mount -t tmpfs -o size=12k tmpfs ${small}`]);
    try {
      const { verdicts } = await runLab({ args: tasks(1, 2, 3), env: { TMPDIR: small } });
      expectNoBlame(verdicts);
      expect([...verdicts.values()].some(({ message }) => message?.includes('disk is full'))).to.equal(true);
    } finally {
      await mustSucceed('umount', [small]);
    }
  });

  more('a Pod logs 100 MB of binary data: labspec finds the last line, and the report stays small', async () => {
    writeFileSync(join(folder, 'helloworld.js'), WILD_SERVER);
    const { verdicts, report, transcript } = await runLab({ args: tasks(12), worldParameters: { files: folder } });
    expect(notPassed(verdicts)).to.deep.equal([]);
    expect(report.html.length).to.be.below(3_000_000);
    expect(transcript).to.contain('kubectl logs').and.not.contain('\u001b');
  });
});

const WILD_SERVER = `
const http = require('node:http');
const { writeSync } = require('node:fs');
const piece = Buffer.concat([Buffer.alloc(99_000, 'x'), Buffer.from([0xff, 0xfe, 0x1b, 0x5b, 0x32, 0x4a, 0x00, 0x0a])]);
for (let count = 0; count < 1000; count += 1) for (let rest = piece; rest.length > 0; ) rest = rest.subarray(writeSync(1, rest));
const port = process.argv[2];
http.createServer((_, response) => response.end('Hello World\\n')).listen(port, '0.0.0.0', () => console.log('Server running at http://0.0.0.0:' + port + '/'));
`;
