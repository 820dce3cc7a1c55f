import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { expect } from 'chai';
import { readText } from '../../../text/read-text';
import { draftLab, type Draft } from '../draft-lab';

const POD = (name: string, ...spec: string[]): string[] => ['apiVersion: v1', 'kind: Pod', `metadata: { name: ${name} }`, 'spec:', '  containers:', `  - { name: ${name}, image: busybox }`, ...spec];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'labspec-states-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const block = (...lines: string[]): string[] => ['', '```', ...lines, '```', ''];
const yaml = (...lines: string[]): string[] => ['', '```yaml', ...lines, '```', ''];
function draft(...lines: string[]): Draft {
  writeFileSync(join(folder, 'lab.md'), lines.join('\n'));
  return draftLab(readText(join(folder, 'lab.md')), { images: new Map(), fetched: new Map() });
}
const written = ({ features }: Draft): string => [...features].filter(([name]) => name.endsWith('.feature')).map(([, text]) => text).join('\n');
const yamlOf = ({ features }: Draft): string => features.get('lab.yaml') ?? '';

describe('Pods that a text shows not to run', () => {
  const shown = (state: string): string => written(draft('# Shop', '## Open', ...block('kubectl create deployment shop --image=nginx'), '## Look', ...block('$ kubectl get pods', 'NAME                    READY   STATUS             RESTARTS   AGE', `shop-7d9c5b8f6f-x2vqk   0/1     ${state}   3          1m`)));
  test('are asked for only as objects, also where a later task shows it', () => {
    expect(shown('CrashLoopBackOff')).to.contain('deployment "shop" exists').and.not.to.contain('"shop" is available');
    expect(shown('ContainerCreating')).to.contain('deployment "shop" is available');
  });

  test('are gone if they are only shown to be ending, and no line deletes them', () => {
    const till = (state: string): string => {
      writeFileSync(join(folder, 'till.yaml'), POD('till').join('\n'));
      return written(draft('# Shop', ...block('$ kubectl apply -f till.yaml', 'pod/till created', '$ kubectl get pods', 'NAME   READY   STATUS        RESTARTS   AGE', `till   0/1     ${state}   0          1s`)));
    };
    expect(till('Terminating')).to.contain('Then pod "till" is gone within 2 minutes').and.not.to.contain('"till" has started');
    expect(till('ContainerCreating')).to.contain('"till" has started').and.not.to.contain('is gone');
  });

  test('are those of which a sentence below says so, as far as it is sure and about them', () => {
    const said = (...lines: string[]): string => written(draft('# Shop', ...block('kubectl create deployment shop --image=nginx'), 'Look at it.', ...block('kubectl get pods'), ...lines));
    expect(said('The Pod stays in a Pending state.')).to.contain('deployment "shop" exists').and.contain('the text shows Pending');
    for (const sentence of ['If a Pod is Pending, look for its events.', 'A Pod is Pending, then Running.', 'All is well.']) expect(said(sentence), sentence).to.contain('deployment "shop" is available');
  });

  test('are those of a file whose name says so', () => {
    writeFileSync(join(folder, 'broken-till.yaml'), POD('till').join('\n'));
    expect(written(draft('# Till', ...block('kubectl apply -f broken-till.yaml')))).to.contain('pod "till" exists').and.not.to.contain('is ready');
  });

  test('may have no node: the author is asked for one', () => {
    const lab = draft('# Till', 'Write this to `till.yaml`:', ...yaml(...POD('till', '  nodeSelector: { disk: fast }')), ...block('kubectl apply -f till.yaml'));
    expect(written(lab)).to.contain('pod "till" exists').and.not.to.contain('is ready');
    expect(lab.questions.join()).to.contain('the cluster must have a node with the label disk=fast');
    const affine = (key: string, operator: string): string => draft('# Till', 'Write this to `till.yaml`:', ...yaml(...POD('till', `  affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: ${key}, operator: ${operator}, values: [quick] }] }] } } }`)), ...block('kubectl apply -f till.yaml')).questions.join();
    expect(affine('kubernetes.io/hostname', 'In')).to.contain('the cluster must have the node quick');
    expect(affine('disk', 'In')).to.contain('a node with the label disk');
    for (const key of ['kubernetes.io/hostname', 'disk']) expect(affine(key, 'NotIn'), key).to.equal('');
  });
});

describe('a task', () => {
  test('that only says what is left out, or writes a file for the next, is none of its own', () => {
    const lab = draft('# Shop', '## The file', 'Write this to `till.yaml`:', ...yaml(...POD('till')), '## Apply it', ...block('kubectl apply -f till.yaml'), '## Go home', ...block('kubectl config use-context home'));
    expect(lab.tasks.map(({ title }) => title)).to.deep.equal(['Apply it']);
    expect(written(lab)).to.contain('left out (the run has a namespace of its own): kubectl config use-context home').and.not.to.contain('I look with');
  });

  test('needs what its Thens speak of, and one that deletes everything needs what made it', () => {
    const lab = draft('# Shop', '## Open', ...block('kubectl create deployment shop --image=busybox'), '## Look', ...block('$ kubectl get pods', 'NAME                    READY   STATUS    RESTARTS   AGE', 'shop-7d9c5b8f6f-x2vqk   1/1     Running   0          1m'), '## Close', ...block('kubectl delete all --all'));
    expect(yamlOf(lab)).to.contain('title: "Look", needs: [1]').and.to.contain('title: "Close", needs: [1]');
    expect(written(lab)).to.contain('there are no pods within 2 minutes');
  });
});

describe('what nothing in a text makes', () => {
  test('is taken from another file or page of its folder', () => {
    for (const name of ['before', 'odd.yaml']) mkdirSync(join(folder, name));
    symlinkSync('nowhere', join(folder, 'gone.yaml'));
    writeFileSync(join(folder, 'before/first.md'), ['# Before', ...yaml(...POD('till'))].join('\n'));
    const lab = draft('# Till', ...block('kubectl exec till -- ls'));
    expect(lab.fixtures.get('before.yaml')).to.contain('# of before/first.md, in the same folder as the text').and.to.contain('metadata: { name: till }');
    expect(lab.questions).to.deep.equal([]);
  });

  test('is not taken from there where Kubernetes would refuse it', () => {
    writeFileSync(join(folder, 'stall.yaml'), 'apiVersion: v1\nkind: Pod\nmetadata: { name: stall }\nspec: { containers: [{ name: stall, image: nginx:1 }], status: { phase: Running } }\n');
    expect(draft('# Stall', ...block('kubectl describe pod stall')).fixtures.get('before.yaml')).to.contain('this stands in its place').and.not.to.contain('stall.yaml');
  });

  test('has a stand-in whose image the tasks bring', () => {
    const lab = draft('# Till', ...block('kubectl scale deployment till --replicas=2'));
    expect(lab.fixtures.get('before.yaml')).to.contain('image: busybox');
    expect(written(lab)).to.contain('Given the busybox image is available');
  });
});

describe('files that a config map or a secret is made of', () => {
  test('are asked for where they are nowhere; a certificate is a new one', () => {
    const lab = draft('# Till', ...block('kubectl create configmap till --from-file=till.conf', 'echo open > door.txt', 'kubectl create secret generic door --from-file=door.txt', 'kubectl create secret tls lock --cert=lock.crt --key=lock.key'));
    expect(lab.questions).to.deep.equal(['what is in till.conf (line 4)? Write it in the fixtures, where TODO stands for it', 'what is the certificate lock.crt, with lock.key (line 7)? a new one that openssl makes stands in its place']);
    expect(lab.commands.map(({ outcome }) => outcome)).to.deep.equal(['typed', 'typed', 'typed', 'typed']);
    expect(written(lab)).to.contain('I create the file "till.conf"').and.to.contain('I run "openssl req');
  });

  test('are its keys, also all files of a folder, but not those of a folder in it', () => {
    mkdirSync(join(folder, 'goods/old'), { recursive: true });
    for (const name of ['goods/bread', 'goods/milk', 'goods/old/egg']) writeFileSync(join(folder, name), 'many\n');
    const lab = written(draft('# Shop', ...block('kubectl create configmap shop --from-file=goods/', 'kubectl create secret generic safe --from-file=goods/milk --from-file=cream=goods/bread')));
    expect([...lab.matchAll(/(\S+ ?\S*) "(\w+)" has the key "(\w+)"/g)].map(([, kind, name, key]) => `${kind ?? ''} ${name ?? ''} ${key ?? ''}`)).to.deep.equal(['config map shop bread', 'config map shop milk', 'And secret safe milk', 'And secret safe cream']);
  });
});

describe('names that the cluster makes', () => {
  test('of ReplicaSets, of Jobs of a CronJob, and variables for Pods are remembered', () => {
    const lab = written(draft('# Shop', ...block('kubectl create deployment shop --image=busybox', 'kubectl describe rs <rs-name>', 'kubectl get rs shop-7d9c5b8f6f', 'kubectl logs $POD_NAME', "kubectl create cronjob tick --image=busybox --schedule='* * * * *' -- date", 'kubectl describe job tick-28391234')));
    expect(lab).to.contain('kubectl describe rs $shopReplicaSet').and.to.contain('kubectl get rs $shopReplicaSet').and.to.contain('kubectl logs $shopPod').and.to.contain('kubectl describe job $tickJob');
    expect(lab).to.contain("kubectl get replicasets -o name | grep -m 1 '^replicaset.apps/shop-'");
  });
});

describe('kubectl', () => {
  test('diff ends as it differs, a token is no object, and the run has one context', () => {
    const lab = written(draft('# Till', 'Write this to `till.yaml`:', ...yaml(...POD('till')), ...block('kubectl apply -f till.yaml', 'kubectl diff -f till.yaml', 'kubectl label pod till open=yes', 'kubectl diff -f till.yaml', 'kubectl create sa clerk', 'kubectl create token clerk', 'kubectl get pods --context kind-shop')));
    expect(lab).to.match(/I run "kubectl diff -f till\.yaml"\n {4}Then the exit code is 0\n/).and.to.match(/kubectl diff -f till\.yaml"\n {4}Then the exit code is 1\n/);
    expect(lab).not.to.contain('token "clerk" exists').and.not.to.contain('--context');
  });

  test('edit changes values in lists by their paths, where the object is known', () => {
    const lab = written(draft('# Shop', ...block('kubectl create deployment shop --image=busybox', 'kubectl edit deployment shop'), ...yaml('containers:', '- name: busybox', '  image: busybox:1.36')));
    expect(lab).to.contain('| spec.template.spec.containers[0].image | busybox:1.36 |');
  });
});
