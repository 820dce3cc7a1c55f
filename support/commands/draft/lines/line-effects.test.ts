import { expect } from 'chai';
import { test } from 'node:test';
import { block, draftText, featureLines } from '../../../../test/kit/draft-text';

const drafted = (...lines: string[]): string[] => featureLines(draftText(['# Orchard', ...block(...lines)]));
const oak = 'kubectl create deployment oak --image=nginx:1';

test('Pods that are deleted by a label come again where a workload runs them, and others are gone', () => {
  const again = drafted(oak, 'kubectl delete pod -l app=oak');
  expect(again.slice(again.indexOf('I run "kubectl delete pod -l app=oak"'))).to.include('deployment "oak" is available within 2 minutes').and.not.to.include('there are no pods with label "app=oak" within 2 minutes');
  expect(drafted(oak, 'kubectl delete pod -l app=pear')).to.include('there are no pods with label "app=pear" within 2 minutes');
  expect(drafted('kubectl run oak --image=nginx:1 --labels=app=oak', 'kubectl delete pods --all')).to.include('there are no pods within 2 minutes');
  // A workload of the scene runs them, too.
  expect(drafted('kubectl describe rs oak', 'kubectl delete pods --all')).to.include('replica set "oak" is ready within 2 minutes').and.not.to.include('there are no pods within 2 minutes');
  expect(drafted('kubectl describe pod oak', 'kubectl delete pods --all')).to.include('there are no pods within 2 minutes');
  expect(drafted(oak, 'kubectl delete deployment oak', 'kubectl delete pods -l app=oak')).to.include('there are no pods with label "app=oak" within 2 minutes');
});

test('a file of a machine for exercises is one of the reader’s folder, and the author is asked for what is in it', () => {
  const lab = draftText(['# Orchard', ...block('$ cat /opt/course/3/oak.txt', 'a tall tree', '$ kubectl create cm trees --from-file=/opt/course/3/oak.txt', '$ kubectl get cm trees -o yaml > /opt/course/3/trees.yaml')]);
  expect(featureLines(lab)).to.include.members(['I create the file "oak.txt"', 'I run "cat oak.txt"', 'I run "kubectl get cm trees -o yaml > trees.yaml"']);
  expect(lab.fixtures.get('oak.txt')).to.equal('a tall tree\n');
  expect(lab.questions).to.deep.equal([]);
  expect(draftText(['# Orchard', ...block('cat /opt/course/3/oak.txt', 'kubectl get pods')]).questions.join()).to.include('what is in oak.txt');
  expect(drafted('kubectl get pods > oak.txt', 'cat oak.txt')).not.to.include('I create the file "oak.txt"');
  expect(drafted('kubectl exec oak -- cat /opt/course/oak.txt').join('\n')).to.include('/opt/course/oak.txt');
});

test('a ReplicaSet gets another image, and rolls nothing out', () => {
  const lines = drafted('kubectl set image rs/oak tree=nginx:2', 'kubectl set image deployment/pear tree=nginx:2').join('\n');
  expect(lines).to.include('replica set "oak" runs the image "nginx:2"').and.include('deployment "pear" is rolled out');
  expect(lines).not.to.include('replica set "oak" is rolled out');
});

test('what a CronJob runs is waited for as long as its schedule says, and is for a person where that is too long', () => {
  const after = (schedule: string): string => drafted(`kubectl create cronjob oak --image=busybox --schedule="${schedule}" -- date`, 'kubectl describe job <job-name>', 'kubectl logs <pod-name>').join('\n');
  expect(after('* * * * *').match(/lastScheduleTime" of cron job "oak" contains "T" within 2 minutes/g)).to.have.length(2);
  expect(after('*/5 * * * *')).to.include('contains "T" within 6 minutes');
  expect(after('0 2 * * *')).to.include('TODO line 5: write a value for what cron job "oak" runs, which is there when its time comes');
});

test('of the Pods of all namespaces, those are asked for that the text has made', () => {
  const shown = ['$ kubectl get pods -A', 'NAMESPACE     NAME      READY   STATUS    RESTARTS   AGE', 'default       oak       1/1     Running   0          9s', 'default       willow    1/1     Running   0          9s'];
  const lines = drafted('kubectl apply -f unknown.yaml', 'kubectl run oak --image=nginx:1', ...shown).join('\n');
  expect(lines).to.contain('| oak').and.not.contain('willow');
});

test('what a search finds in what differs from cluster to cluster is not asked for', () => {
  const after = (line: string): string | undefined => drafted(oak, line, 'kubectl get cm').find((_, index, all) => all[index - 1] === `I run "${line}"`);
  expect(after('kubectl get nodes | grep worker')).not.to.equal('the exit code is 0');
  expect(after('kubectl get deployments | grep oak')).to.equal('the exit code is 0');
});

test('of all config maps and service accounts, Kubernetes has its own again at once', () => {
  const emptied = drafted('kubectl create configmap oak --from-literal=a=b', 'kubectl delete configmaps,services --all');
  expect(emptied).to.include('there are no services within 2 minutes').and.not.include('there are no config maps within 2 minutes');
});

test('a task of which nobody knows what it finds says nothing of an exit code', () => {
  expect(drafted('kubectl get clusterroles | grep oak')).to.include('I look with "ls"');
});

test('a Secret that is patched as text has the key, and no text', () => {
  const lines = drafted('kubectl create secret generic oak --from-literal=leaf=green', `kubectl patch secret oak -p '{"stringData":{"leaf":"red"}}'`);
  expect(lines.filter((line) => line === 'secret "oak" has the key "leaf"').length).to.be.greaterThan(0);
  expect(lines.join('\n')).not.to.include('stringData.leaf');
});
