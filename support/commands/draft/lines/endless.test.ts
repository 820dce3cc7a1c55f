import { expect } from 'chai';
import { test } from 'node:test';
import { block, draftText, featureLines, yamlText } from '../../../../test/kit/draft-text';

const drafted = (...lines: string[]): string[] => featureLines(draftText(['# Orchard', ...block(...lines)]));
const oak = '$ kubectl run oak --image=nginx:1';

test('what goes on until somebody ends it is not awaited, and in a shell of a container it is for a person', () => {
  const lines = drafted(oak, '$ kubectl get pods -wl run=oak', '$ kubectl exec -it oak -- sh', '/ # ping pear', '/ # ping -c 3 pear', '/ # exit');
  expect(lines[lines.indexOf('I run "kubectl get pods -wl run=oak"') + 1]).not.to.equal('the exit code is 0');
  expect(lines.join('\n')).to.match(/# TODO line \d+: it goes on until somebody ends it: ping pear/).and.include('I type "ping -c 3 pear"');
});

test('what a program shows of the load of a machine is not asked for', () => {
  expect(drafted(oak, '$ kubectl exec oak -- uptime', '10:00:00 up 3 days, load average: 0.10 0.20 0.30', '$ kubectl exec oak -- cat /etc/tree', 'kind of oak: sessile').filter((line) => line.startsWith('I see'))).to.deep.equal(['I see "kind of oak: sessile"']);
});

test('a task that only goes on has no exit code to ask for', () => {
  expect(drafted('$ kubectl get pods -wl run=oak')).to.include('I look with "ls"');
  expect(drafted('$ kubectl get pods -l run=oak')).not.to.include('I look with "ls"');
});

test('what goes on has printed something soon, where there is something to print', () => {
  const deployment = '$ kubectl create deployment oak --image=nginx:1';
  expect(drafted(deployment, '$ kubectl get pods -w')).to.include('the output matches "^NAME"');
  expect(drafted(deployment, '$ kubectl get pods -l app=oak --watch')).to.include('the output matches "^NAME"');
  expect(drafted(deployment, '$ kubectl get deployment oak -w')).to.include('the output matches "^NAME"');
  expect(drafted(deployment, '$ kubectl get pods -l app=pear -w', '$ kubectl get services -w')).not.to.include('the output matches "^NAME"');
  expect(drafted(oak, '$ kubectl exec oak -- tail -f /var/log/tree.log')).to.include('the output matches "."');
});

test('a table that goes on needs what it lists', () => {
  expect(yamlText(draftText(['# Orchard', '## Plant', ...block('kubectl create deployment oak --image=nginx:1'), '## Look', ...block('kubectl get deployments -w')]))).to.match(/"Look", needs: \[1\]/);
});

test('a loop that a Pod is run for, and that its reader looks at until they end it, goes on without them', () => {
  const lines = (command: string): string => drafted('kubectl run pear --image=nginx:1 --expose --port=80', `kubectl run -i --tty oak --rm --image=busybox:1.28 --restart=Never -- sh -c '${command}'`).join('\n');
  expect(lines('while sleep 0.1; do wget -q -O- http://pear; done')).to.include('kubectl run oak --image=busybox:1.28 --restart=Never -- sh').and.include('the busybox-1-28 image is available');
  expect(lines('while sleep 0.1; do wget -q -O- http://pear && break; done')).to.include('--rm').and.include('the busybox-1-28 image is available');
});

test('a command in a container stands behind two dashes, as kubectl asks for today', () => {
  expect(drafted(oak, '$ kubectl exec oak date', '$ kubectl exec -it oak -c oak ls /tmp', '$ kubectl exec oak -- ls -l /tmp', '$ kubectl exec oak -c oak -- date').filter((line) => line.includes('kubectl exec'))).to.deep.equal(['I run "kubectl exec oak -- date"', 'I run "kubectl exec oak -c oak -- ls /tmp"', 'I run "kubectl exec oak -- ls -l /tmp"', 'I run "kubectl exec oak -c oak -- date"']);
});

test('the number of a job is not asked for where the line that runs it is left out', () => {
  const lines = (job: string): string => drafted(job, 'JOB=$!', 'kill $JOB', 'kubectl get pods').join('\n');
  expect(lines('kubectl delete namespace orchard &')).to.match(/left out \(it is the number[^)]*\): JOB=\$!\n# TODO line \d+: nothing in the text gives \$JOB a value/);
  expect(lines('sleep 100 &')).to.include('I run "JOB=$!"').and.include('I run "kill $JOB"');
});

test('what reaches past the namespace of the run is for a person, and other kinds of objects too, by their whole names', () => {
  expect(drafted('kubectl replace --raw /api/v1/namespaces/orchard/finalize -f oak.json', 'kubectl get pods').join('\n')).to.include('--raw reaches past');
  expect(drafted('kubectl delete trees.orchard.example/oak', 'kubectl get pods').join('\n')).to.match(/TODO line \d+: a trees\.orchard\.example is not of Kubernetes’ own kinds/);
  expect(drafted('kubectl create deployment oak --image=nginx:1', 'kubectl delete deployment.apps/oak').join('\n')).to.include('deployment "oak" is gone');
});

test('a manifest of a kind that only something installed brings keeps its steps in comments, and one of Kubernetes’ own does not', () => {
  const lines = (apiVersion: string, kind: string): string => drafted('kubectl apply -f - <<END', `apiVersion: ${apiVersion}`, `kind: ${kind}`, 'metadata:', '  name: oak', 'END').join('\n');
  expect(lines('orchard.example.com/v1', 'Tree')).to.include('the cluster must have the kind Tree of orchard.example.com; then take these steps in');
  expect(lines('orchard.x.k8s.io/v1', 'Tree')).to.include('the cluster must have the kind Tree of orchard.x.k8s.io; then take these steps in');
  expect(lines('storage.k8s.io/v1', 'CSIStorageCapacity')).not.to.include('the cluster must have');
  expect(lines('networking.k8s.io/v1', 'NetworkPolicy')).not.to.include('the cluster must know');
});

test('a shell of what runs Pods is opened in one of them', () => {
  const lines = drafted('$ kubectl create deployment oak --image=nginx:1', '$ kubectl exec -ti deploy/oak -- sh', '/trees # ls /etc', '/trees # exit');
  expect(lines).to.include.members(['I open a shell in pod "$oakPod"', 'I type "ls /etc"']);
});

test('a loop in a shell of a container goes on in the background, as in another terminal', () => {
  expect(drafted(oak, '$ kubectl exec -it oak -- sh', '/ # while true; do wget -q -O- http://localhost; done', '$ kubectl get hpa')).to.include('I type "while true; do wget -q -O- http://localhost; done > /dev/null 2>&1 &"');
});
