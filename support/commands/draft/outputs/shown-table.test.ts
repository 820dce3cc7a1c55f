import { expect } from 'chai';
import { test } from 'node:test';
import { block, draftText, featureLines } from '../../../../test/kit/draft-text';

const drafted = (...lines: string[]): string[] => featureLines(draftText(['# Orchard', ...block(...lines)]));
const cronJob = '$ kubectl create cronjob prune --schedule="* * * * *" --image=busybox:1.36 -- date';

test('how many Pods an autoscaled workload has depends on the load of the author’s cluster; of another one they are asked for', () => {
  const rows = (...lines: string[]): string => drafted('$ kubectl create deployment oak --image=nginx:1', ...lines, '$ kubectl get deployment oak', 'NAME   READY   UP-TO-DATE   AVAILABLE   AGE', 'oak    4/4     4            4           9m').join('\n');
  expect(rows('$ kubectl autoscale deployment oak --min=1 --max=9')).to.include('| NAME |\n| oak  |').and.not.include('4/4');
  expect(rows()).to.include('| oak  | 4/4 ');
});

test('a Job of a CronJob has another name in each run, and is made within a minute; a Job of the text keeps its name', () => {
  const lines = drafted(cronJob, '$ kubectl get jobs --watch', 'NAME               COMPLETIONS   DURATION   AGE', 'prune-4111706356   0/1           0s         0s', 'prune-4111706356   1/1           3s         3s', '$ kubectl logs -l job-name=prune-4111706356');
  expect(lines.join('\n')).to.include('"status.lastSuccessfulTime" of cron job "prune" contains "T" within 2 minutes\nthe output has the rows\n| COMPLETIONS |\n| 1/1         |').and.include('$pruneJob').and.not.include('4111706356');
  const own = drafted('$ kubectl create job pick-20240101 --image=busybox:1.36 -- date', '$ kubectl get jobs', 'NAME            COMPLETIONS   DURATION   AGE', 'pick-20240101   1/1           3s         3s');
  expect(own.join('\n')).to.include('the output has the rows\n').and.include('| pick-20240101 | 1/1         |');
});

test('a block that nothing announces is not the output of a line above another heading', () => {
  const lab = (heading: string): string => featureLines(draftText(['# Orchard', ...block('kubectl exec orchard -- cat trees'), heading, ...block('oak: tall tree', 'pear: small tree'), '# Look', ...block('kubectl get cm')])).join('\n');
  expect(lab('Words:')).to.include('I see "oak: tall tree"');
  expect(lab('## Expected output')).to.include('I see "oak: tall tree"');
  expect(lab('## Words')).not.to.include('I see');
});

test('a row that its headings would cut within a word says nothing', () => {
  const lines = drafted('$ kubectl create cm trees --from-literal=a=b', '$ kubectl get cm trees', 'NAME    DATA   AGE', 'trees  one of them 1');
  expect(lines.join('\n')).not.to.include('the output has the rows');
});

test('rows of what the whole cluster has are those that the text makes', () => {
  const look = ['$ kubectl get clusterroles', 'NAME     CREATED AT', 'oak      2024-01-02T03:04:05Z', 'others   2024-01-02T03:04:05Z'];
  expect(drafted('$ kubectl create clusterrole oak --verb=get --resource=pods', ...look)).to.include('| oak  |').and.not.to.include('| others |');
  expect(drafted(...look).join()).to.not.contain('oak');
});

test('how many Pods an autoscaled workload is given is not awaited, and the file of a shell makes nothing', () => {
  const drafted = (...lines: string[]): string[] => featureLines(draftText(['# Forest', ...block('kubectl create deployment oak --image=nginx:1', ...lines)]));
  expect(drafted('kubectl autoscale deployment oak --min=1 --max=9', 'kubectl scale deployment oak --replicas=20')).not.to.include('deployment "oak" has 20 ready replicas within 2 minutes');
  expect(draftText(['# Forest', ...block('source ~/.bashrc', 'kubectl expose deployment elm --port=80')]).questions.join()).to.include('deployment "elm"');
});

test('a port that the author has not written is none', () => {
  expect(drafted('$ kubectl create service nodeport oak --tcp=80', '$ kubectl get service oak', 'NAME   TYPE       CLUSTER-IP     EXTERNAL-IP   PORT(S)        AGE', 'oak    NodePort   10.96.12.34    <none>        80:3XXXX/TCP   5s').join('\n')).to.include('| NodePort |').and.not.include('3XXXX');
});
