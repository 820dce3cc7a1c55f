import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Envelope } from '@cucumber/messages';
import { expect } from 'chai';
import { stringify } from 'yaml';
import { runCommand } from '../../support/system/command/run-command';
import { kubeconfigOf } from '../../support/platform/clusters/kind/kubeconfig';
import { inNamespace } from '../../support/platform/kubernetes/kubeconfig';
import { loadLab } from '../../support/lab/load-lab';
import { packageFolder } from '../../support/system/files/project';
import { attachmentText } from '../../support/results/attachment-text';
import { base64, canary, CANARY, mustBeFree } from '../kit/canaries';
import { first } from '../kit/first-lab';

const lab = loadLab();
const namespace = `labspec-canaries-${process.pid}`;
const container = namespace;
const TASKS = '@task-06 or @task-07 or @task-09 or @task-12';

/** Everything that a program with too much knowledge may print. */
const SAYS = `env; echo "Authorization: Bearer ${canary()}"; echo "Hello ${CANARY}-listed"; cat /var/run/secrets/kubernetes.io/serviceaccount/token; cat /etc/secret/*;`;
const ENV = { DB_PASSWORD: canary(), SOME_TOKEN: canary(), HARMLESS: `${CANARY}-listed` };

const SECRET = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'known' }, data: { API_KEY: base64(canary()) } };
const POD = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: first.server, labels: { run: first.server }, annotations: { 'deploy-token': canary() } },
  spec: {
    volumes: [{ name: 'secret', secret: { secretName: 'known' } }],
    containers: [
      {
        name: first.server, image: first.clientImage, imagePullPolicy: 'IfNotPresent', command: ['sh', '-c', `${SAYS} exit 1`],
        env: Object.entries(ENV).map(([name, value]) => ({ name, value })), envFrom: [{ secretRef: { name: 'known' } }], volumeMounts: [{ name: 'secret', mountPath: '/etc/secret' }],
      },
    ],
  },
};

describe('canaries in Pods, Secrets and containers', () => {
  let home: string;
  const type = (script: string, input?: string) => runCommand('bash', ['-c', script], { cwd: home, env: { KUBECONFIG: join(home, 'kubeconfig'), namespace }, input, within: 120 });
  const mustSucceed = async (...typed: Parameters<typeof type>): Promise<void> => {
    const { exitCode, output } = await type(...typed);
    expect(exitCode, output).to.equal(0);
  };

  before(async () => {
    home = mkdtempSync(join(tmpdir(), 'labspec-canaries-'));
    mkdirSync(join(home, 'helloworld'));
    writeFileSync(join(home, 'kubeconfig'), inNamespace(await kubeconfigOf(lab.cluster.name), namespace), { mode: 0o600 });
    await mustSucceed('kubectl create namespace $namespace && until kubectl get serviceaccount default; do sleep 0.2; done');
    await mustSucceed('kubectl apply -f -', [SECRET, POD].map((object) => stringify(object)).join('---\n'));
    const options = Object.entries(ENV).map(([name, value]) => `--env '${name}=${value}'`).join(' ');
    await mustSucceed(`docker run --detach --name ${container} ${options} --label 'auth-token=${canary()}' ${first.clientImage} sh -c '${SAYS} sleep 600'`);
    await mustSucceed(`until kubectl get pod ${first.server} -o jsonpath='{.status.containerStatuses[0].restartCount}' | grep '^[1-9]'; do sleep 0.5; done`);
  });
  after(async () => {
    await type(`docker rm --force ${container}; kubectl delete pod ${first.server} --grace-period=1; kubectl delete namespace $namespace`);
    rmSync(home, { recursive: true });
  });

  test('no report contains one, although the reports show Pods, logs and the container', async () => {
    const cucumber = join(packageFolder, 'node_modules/@cucumber/cucumber/bin/cucumber.js');
    const world = JSON.stringify({ folder: join(home, 'helloworld'), names: { namespace, container } });
    const env = { LABSPEC_REPORTS: join(home, 'reports'), LABSPEC_REDACT: `${CANARY}-listed`, MY_API_KEY: canary() };
    const { output } = await runCommand(process.execPath, [cucumber, '--profile', 'check', '--tags', TASKS, '--world-parameters', world], { cwd: packageFolder, env, within: 120 });
    mustBeFree(output, 'terminal');
    const reports = join(home, 'reports/check');
    for (const name of ['index.html', 'junit.xml', 'messages.ndjson']) expect(readdirSync(reports)).to.include(name);
    for (const name of readdirSync(reports)) mustBeFree(readFileSync(join(reports, name), 'utf8'), name);
    const shown = attached(readFileSync(join(reports, 'messages.ndjson'), 'utf8'));
    expect([...shown.keys()], output).to.include.members([`pod-${first.server}.yaml`, `log-${first.server}.txt`, `log-${first.server}-previous.txt`, `container-${container}.json`, `log-container-${container}.txt`]);
    // What the report shows would have contained them. For a container that has just restarted, the kubelet may have no log.
    const logs = `${shown.get(`log-${first.server}.txt`) ?? ''}${shown.get(`log-${first.server}-previous.txt`) ?? ''}`;
    for (const text of [shown.get(`pod-${first.server}.yaml`), logs, shown.get(`container-${container}.json`), shown.get(`log-container-${container}.txt`)]) expect(text).to.contain('[redacted: ');
  });

  test('nor does the output of a check for tools', async () => {
    const args = ['check', '6', '7', '9', '12', '--hint', '3', '--format', 'json', '--folder', join(home, 'helloworld')];
    const { stdout, output } = await runCommand(process.execPath, [join(packageFolder, 'support/commands/labspec.js'), ...args], { cwd: packageFolder, env: { LABSPEC_WORLD: JSON.stringify({ names: { namespace, container } }), LABSPEC_REDACT: `${CANARY}-listed`, LABSPEC_REPORTS: join(home, 'other') }, within: 120 });
    expect(JSON.parse(stdout)).to.have.property('tasks').that.has.length(4);
    mustBeFree(output, 'json');
  });
});

/** The texts of all attachments with the same name, one after the other. */
function attached(messages: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const line of messages.split('\n').filter(Boolean)) {
    const { attachment } = JSON.parse(line) as Envelope;
    if (attachment?.fileName) texts.set(attachment.fileName, `${texts.get(attachment.fileName) ?? ''}${attachmentText(attachment)}`);
  }
  return texts;
}
