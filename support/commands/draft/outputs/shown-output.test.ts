import { expect } from 'chai';
import { describe, test } from 'node:test';
import { block, draftText, featureLines } from '../../../../test/kit/draft-text';
import { parseLines } from '../../../vocabulary/shell/parse-lines';
import { kubectlLine } from '../lines/kubectl-line';
import { thensOf } from './shown-output';

const seen = (text: string, output: string): string[] => thensOf(text, kubectlLine(parseLines(text).commands[0] ?? []), output, () => undefined).map((step) => step.text);

describe('what a text shows of a line that only looks', () => {
  test('is a name in each line, where ls has put several side by side', () => {
    expect(seen('ls /srv', 'bread  rolls')).to.deep.equal(['I see "bread"', 'I see "rolls"']);
    expect(seen('kubectl exec till -- ls /srv', 'bread rolls')).to.deep.equal(['I see "bread"', 'I see "rolls"']);
    expect(seen('ls -la /srv', 'one long line')).to.deep.equal(['I see "one long line"']);
  });

  test('is only the names of a long list: rights, sizes and dates differ', () => {
    expect(seen('kubectl exec oak -- ls -l /etc/trees', 'total 12\n-rw-r--r-- 1 root root 108 Jun  5 14:46 oak.conf\nlrwxrwxrwx 1 root root 8 Jun  5 14:46 tall -> oak.conf')).to.deep.equal(['I see "oak.conf"', 'I see "tall"']);
  });

  test('leaves free what the author has made up in place of a generated name', () => {
    expect(seen('kubectl logs oak', 'Felling now: tree-xyz')).to.deep.equal(['I see "Felling now:"']);
  });

  test('leaves free how a registry says that it has no such image', () => {
    expect(seen('kubectl logs oak', 'Failed to pull image "oak:never": ... 404 Not Found')).to.deep.equal(['I see "Failed to pull image"']);
  });

  test('is what an arrow points at, and no address that the author has shortened', () => {
    expect(seen('kubectl logs oak', '-> felled at noon')).to.deep.equal(['I see "felled at noon"']);
    expect(seen('kubectl exec oak -- nslookup pear', 'Name: pear\nAddress: 10.96.x.x')).to.deep.equal(['I see "Name: pear"']);
  });

  test('leaves free how an image calls its users and groups', () => {
    for (const ids of ['uid=1000 gid=3000 groups=2000,3000', 'uid=1000(baker) gid=3000(bakers) groups=2000,3000(bakers)']) expect(seen('kubectl exec till -- id', ids)).to.deep.equal(['I see "uid=1000"', 'I see "gid=3000"']);
    expect(seen('kubectl exec till -- cat who.txt', 'baker uid=1000 gid=3000')).to.deep.equal(['I see "baker uid=1000 gid=3000"']);
  });

  test('leaves the folder of a mounted volume free', () => {
    expect(seen('cat list.txt', '/srv/..2031_02_03_04_05_06.123')).to.deep.equal([]);
  });

  test('is awaited, where objects that are deleted take their time to go', () => {
    const none = 'No resources found in default namespace.';
    expect(seen('kubectl get pods -l app=shop', none)).to.deep.equal(['there are no pods with label "app=shop" within 2 minutes']);
    expect(seen('kubectl get pods', none)).to.deep.equal(['there are no pods within 2 minutes']);
    expect(seen('kubectl get breads', none)).to.deep.equal(['I see "No resources found"']);
  });

  test('has no port of a Service on the nodes, where the text shows none of the nodes', () => {
    const table = (row: string): string => `NAME   TYPE   CLUSTER-IP   EXTERNAL-IP   PORT(S)   AGE\n${row}`;
    const rows = (row: string): unknown => thensOf('kubectl get svc', kubectlLine(parseLines('kubectl get svc').commands[0] ?? []), table(row), () => undefined).map((step) => step.table);
    expect(rows('till   LoadBalancer   10.96.0.8   localhost   8080/TCP   1h')).to.deep.equal([[['NAME', 'TYPE'], ['till', 'LoadBalancer']]]);
    expect(rows('till   ClusterIP   10.96.0.8   <none>   8080/TCP   1h')).to.deep.equal([[['NAME', 'TYPE', 'PORT(S)'], ['till', 'ClusterIP', '8080/TCP']]]);
  });

  test('is no part of a manifest that the block shows below a line which prints none, and no label', () => {
    for (const text of ['cat bread', 'echo rye | base64', 'curl till'])
      for (const output of ['apiVersion: v1\nkind: Secret\nmetadata:\n  name: till', '...\ningress:\n  - from: []']) expect(seen(text, output), text).to.deep.equal([]);
    expect(seen('cat bread.txt', 'kind: rye')).to.deep.equal(['I see "kind: rye"']);
    expect(seen('kubectl exec till -- cat pod.yaml', 'kind: Pod\ngeneration: 2')).to.deep.equal(['I see "kind: Pod"']);
    expect(seen('kubectl logs till', 'Example:\nrye')).to.deep.equal(['I see "rye"']);
  });

  test('leaves the nodes of a cluster free', () => {
    expect(seen('kubectl get pods -o wide | grep till', 'till-abcde   1/1   Running   0   2m   10.42.0.11   bakery-worker2   <none>').join()).to.not.contain('worker');
    expect(seen('cat list.txt', 'till-1234567890   workers of the night').join()).to.contain('workers of the night');
  });

  test('is nothing of a help text', () => {
    for (const line of ['kubectl create quota -h', 'kubectl create quota --help | more']) expect(seen(line, 'Create a resource quota with the specified name'), line).to.deep.equal([]);
  });

  test('leaves the namespace of a name free', () => {
    expect(seen('cat /etc/resolv.conf', 'search bakery.svc.cluster.local svc.cluster.local').join()).to.not.contain('bakery');
  });
});

test('an output of which no Then could be made is left out by its first line, also below a look-up of a name', () => {
  const lines = featureLines(draftText(['# Bell', ...block('$ kubectl get node kind-worker --show-labels', 'NAME          STATUS   ROLES', 'kind-worker   Ready    <none>')]));
  expect(lines.slice(-3)).to.deep.equal(['the exit code is 0', '# left out, because it may differ from run to run: NAME STATUS ROLES', '']);
});

test('names that the cluster has made, and states that pass, are not expected', () => {
  const made = 'kubectl create deployment bell --image=nginx:1';
  const lines = (...shown: string[]): string[] => featureLines(draftText(['# Bell', ...block(`$ ${made}`, '$ kubectl get pods | grep bell', ...shown)]));
  expect(lines('bell-7d9c5b8f6f-vkbmh   1/1     Running   0          3m').join('\n')).not.to.match(/^[^#]*vkbmh/m);
  expect(lines('bell-7d9c5b8f6f-vkbmh   1/1     Terminating   0          3m').join('\n')).not.to.match(/I see/);
});

test('what a line has deleted need not be found', () => {
  const lines = (name: string): string[] => featureLines(draftText(['# Bell', ...block('kubectl create deployment bell --image=nginx:1', 'kubectl delete deployment bell', `kubectl get pods | grep ${name}`)]));
  expect(lines('bell').filter((line) => line === 'the exit code is 0')).to.have.length(0);
  expect(lines('tower')).to.include('the exit code is 0');
});

test('what the cluster’s own namespace has beside its own programs need not be found', () => {
  const lines = (name: string): string[] => featureLines(draftText(['# Bell', ...block(`kubectl get pods -n kube-system | grep ${name}`, 'kubectl get pods')]));
  expect(lines('bell').filter((line) => line === 'the exit code is 0')).to.have.length(1);
  expect(lines('coredns').filter((line) => line === 'the exit code is 0')).to.have.length(2);
});

test('what a description says of a node is as its cluster has it', () => {
  const lines = (...typed: string[]): string => featureLines(draftText(['# Oven', ...block('$ kubectl create deployment oven --image=nginx:1', ...typed)])).join('\n');
  expect(lines('$ kubectl describe deployment oven | grep Strategy', 'StrategyType: RollingUpdate')).to.include('I see "StrategyType: RollingUpdate"');
  expect(lines('$ kubectl describe node worker | grep Taints', 'Taints: <none>')).not.to.include('Taints:"');
});
