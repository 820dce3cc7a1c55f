import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { runCommand } from '../../support/system/command/run-command';
import { inspectImage } from '../../support/platform/docker/engine';
import { nodeNames } from '../../support/platform/clusters/kind/cluster-shape';
import { kubeconfigOf } from '../../support/platform/clusters/kind/kubeconfig';
import { inNamespace } from '../../support/platform/kubernetes/kubeconfig';
import { loadLab } from '../../support/lab/load-lab';
import { packageFolder } from '../../support/system/files/project';
import { runLab } from '../kit/run-lab';
import { first } from '../kit/first-lab';

const lab = loadLab();
const FIXTURES = join(packageFolder, 'fixtures/understanding-pods');
// Not the lab's namespace: there, the events of the robot's pods show that pods with these names existed before.
const namespace = `labspec-student-${process.pid}`;
const PULL_POLICY = '--image-pull-policy=IfNotPresent'; // busybox is on the nodes: perhaps no registry is in reach

/** What a student types, and the verdict of a check on some tasks afterwards. */
interface Stage {
  title: string;
  types: string;
  verdicts: Record<number, string>;
}

const STAGES: Stage[] = [
  { title: 'nothing is done yet', types: 'true', verdicts: { 1: 'failed', 2: 'not checked', 3: 'not checked', 4: 'failed', 5: 'not checked', 9: 'not checked', 13: 'failed', 15: 'failed', 18: 'not checked' } },
  { title: 'the application is written', types: `cp ${FIXTURES}/helloworld.js ${FIXTURES}/package.json . && npm install`, verdicts: { 1: 'passed', 2: 'passed', 3: 'passed', 4: 'failed' } },
  { title: 'the image is built', types: `cp ${FIXTURES}/Dockerfile . && docker build -t ubuntu/helloworld .`, verdicts: { 4: 'passed', 5: 'passed', 6: 'failed' } },
  { title: 'the container runs', types: 'docker run -d --rm --name hello -p 3002:3001 ubuntu/helloworld 3001', verdicts: { 6: 'passed', 7: 'failed' } },
  { title: 'the container is stopped', types: 'docker stop hello', verdicts: { 6: 'not checked', 7: 'passed' } },
  { title: 'the image is loaded', types: 'kind load docker-image ubuntu/helloworld:latest --name demo', verdicts: { 8: 'passed', 9: 'failed', 10: 'not checked' } },
  {
    title: 'the pods run',
    types: `kubectl run hello --image=ubuntu/helloworld --image-pull-policy=Never --dry-run=client -o yaml > pod.yaml && kubectl create -f pod.yaml
            kind load docker-image busybox --name demo && kubectl run bb --image=busybox ${PULL_POLICY} -- sleep 36000
            kubectl wait --for=condition=Ready pod/hello pod/bb --timeout=60s`,
    verdicts: { 9: 'passed', 10: 'passed', 11: 'passed', 12: 'passed', 13: 'passed', 14: 'passed', 15: 'failed', 16: 'not checked', 18: 'failed' },
  },
  { title: 'the new arguments are written, but not applied', types: `cp ${FIXTURES}/podkv.yaml .`, verdicts: { 15: 'passed', 16: 'failed', 17: 'not checked' } },
  {
    title: 'the server pod is replaced',
    types: 'kubectl delete -f podkv.yaml; kubectl apply -f podkv.yaml && kubectl wait --for=condition=Ready pod/hello --timeout=60s',
    verdicts: { 12: 'not checked', 14: 'not checked', 15: 'passed', 16: 'passed', 17: 'passed', 18: 'failed' },
  },
];

describe('a student does the lab by hand', () => {
  let home: string;
  let folder: string;
  let imageBefore: string | undefined;
  const types = (script: string) => runCommand('bash', ['-c', script], { cwd: folder, env: { KUBECONFIG: join(home, 'kubeconfig'), namespace }, within: 120 });
  const verdictsOn = async (tasks: number[]) => {
    const tags = tasks.map((id) => `@task-${String(id).padStart(2, '0')}`).join(' or ');
    const { verdicts, output } = await runLab({ profile: 'check', args: ['--tags', tags], worldParameters: { folder, names: { namespace } } });
    expect(output).not.to.match(/node_modules|\.ts:\d+|AssertionError|undefined/);
    return Object.fromEntries([...verdicts].map(([id, { verdict }]) => [id, verdict]));
  };

  before(async () => {
    home = mkdtempSync(join(tmpdir(), 'labspec-student-'));
    folder = join(home, 'helloworld');
    mkdirSync(folder);
    writeFileSync(join(home, 'kubeconfig'), inNamespace(await kubeconfigOf(lab.cluster.name), namespace), { mode: 0o600 });
    const made = await types('kubectl create namespace $namespace && until kubectl get serviceaccount default; do sleep 0.2; done');
    expect(made.exitCode, made.output).to.equal(0);
    imageBefore = (await inspectImage(first.image))?.Id;
  });

  after(async () => {
    await types('docker rm -f hello; kubectl delete pod hello bb --grace-period=1 --ignore-not-found; kubectl delete namespace $namespace --wait=false');
    // The student's image is not labspec's, so the robot would leave it alone.
    await types(imageBefore ? `docker tag ${imageBefore} ${first.image}` : `docker rmi ${first.image}`);
    rmSync(home, { recursive: true });
  });

  for (const { title, types: script, verdicts } of STAGES) {
    test(title, async () => {
      const typed = await types(script);
      expect(typed.exitCode, typed.output).to.equal(0);
      expect(await verdictsOn(Object.keys(verdicts).map(Number))).to.deep.equal(verdicts);
    });
  }

  test('a check changes no file, image, container or object', async () => {
    // The engine lists images from the same second in any order.
    const lines = async (script: string) => (await types(script)).stdout.split('\n').sort();
    const everything = () => Promise.all([
      Promise.resolve(filesOf(folder)),
      lines('docker image ls --all --no-trunc --format "{{.ID}} {{.Repository}}:{{.Tag}}"; docker ps --all --no-trunc --format "{{.ID}} {{.Names}} {{.State}}"'),
      lines('kubectl get pods,services,configmaps,secrets,serviceaccounts,deployments -A -o custom-columns=K:.kind,N:.metadata.name,V:.metadata.resourceVersion'),
      ...nodeNames(lab.cluster).map((node) => lines(`docker exec ${node} crictl images`)),
    ]);
    const asItWas = await everything();
    await verdictsOn(lab.tasks.map(({ id }) => id));
    const asItIs = await everything();
    for (const [index, was] of asItWas.entries()) expect(asItIs[index]).to.deep.equal(was);
  });

  test('all pods are deleted', async () => {
    // Both at once: bb ignores SIGTERM, so its deletion takes its whole grace period.
    expect((await types('kubectl delete pods bb hello')).exitCode).to.equal(0);
    expect(await verdictsOn([18])).to.deep.equal({ 18: 'passed' });
  });
});

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => {
    const file = join(entry.parentPath, entry.name);
    const { mtimeMs, mode } = statSync(file);
    return `${file} ${mtimeMs} ${mode} ${entry.isFile() ? createHash('sha256').update(readFileSync(file)).digest('hex') : ''}`;
  });
}
