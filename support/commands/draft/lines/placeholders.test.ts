import { describe, test } from 'node:test';
import { expect } from 'chai';
import { placeholdersIn } from '../../../vocabulary/lines/placeholders';
import { block, draftText, featureLines } from '../../../../test/kit/draft-text';
import { newState } from '../new-state';
import { resolvePlaceholders } from './placeholders';

const resolved = (line: string): string => resolvePlaceholders(line, newState({ images: new Map(), fetched: new Map() }, '.', undefined)).text;

test('the number of a process that its reader sees is for a person', () => {
  const lines = featureLines(draftText(['# Shop', ...block('kill -9 process-id', 'kill <ps number>', 'kill %1', 'kill -9 "$JOB"', 'kill 123')])).join('\n');
  expect(lines).to.contain('TODO line 4: write a value for process-id').and.contain('TODO line 5: write a value for <ps number>').and.not.contain('value for 1');
});

describe('tags of a page', () => {
  for (const line of ["kubectl exec till -- sh -c \"wget -qO- shop | grep '<h1>.*</h1>'\"", "curl -s localhost:8080 | grep -o '<title>[^<]*</title>'"])
    test(`are no placeholders: ${line}`, () => {
      expect(placeholdersIn(line)).to.deep.equal([]);
      expect(resolved(line)).to.equal(line);
    });

  test('are no mail addresses', () => {
    expect(resolved('kubectl annotate pod till owner="Jane Doe <jane@example.com>"')).to.contain('<jane@example.com>');
  });

  test('without an end, are placeholders', () => {
    expect(placeholdersIn('kubectl logs <pod>')).to.deep.equal(['<pod>']);
  });
});

test('a Pod by the name that its workload has given it is one of the run, with its kind before it, too', () => {
  const drafted = (...lines: string[]): string => featureLines(draftText(['# Till', ...block('kubectl create deployment till --image=nginx:1', ...lines)])).join('\n');
  for (const line of ['kubectl delete pod/till-4234284026-1g7nq', 'kubectl delete pod till-4234284026-1g7nq']) expect(drafted(line), line).to.contain('I remember the output as "tillPod"').and.not.contain('1g7nq');
  expect(drafted('kubectl exec deploy/till -- ls /data/till-4234284026-1g7nq')).to.contain('/data/till-4234284026-1g7nq');
});

test('a Pod to delete is one of those that are listed above, and what runs it makes another', () => {
  const rest = ['kubectl run raft --image=nginx:1', '$ kubectl get pods -l app=till', 'NAME                    READY   STATUS    RESTARTS   AGE', 'till-7d9c5b8f6f-x2vqk   1/1     Running   0          5m'];
  const lines = (...between: string[]): string => featureLines(draftText(['# Till', ...block('$ kubectl create deployment till --image=nginx:1', ...rest.map((line) => line.replace(/^kubectl/, '$ kubectl'))), ...block(...between, 'kubectl delete pod <pod-name>')])).join('\n');
  expect(lines()).to.match(/"kubectl delete pod \$tillPod"\ndeployment "till" is available/);
  expect(lines('kubectl run boat --image=nginx:1')).to.contain('kubectl delete pod boat');
});

describe('a placeholder behind a kind', () => {
  const drafted = (...lines: string[]): string => featureLines(draftText(['# Till', ...block(...lines)])).join('\n');
  const made = ['kubectl create deployment till --image=nginx:1', 'kubectl delete deployment till'];

  test('is the latest one of that kind, one that is made again among them, and never a Pod', () => {
    for (const line of ['kubectl scale deployment <name> --replicas=2', 'kubectl scale deployment/[name] --replicas=2']) expect(drafted(...made, line), line).to.match(/I run "kubectl scale deployment[ /]till --replicas=2"/);
    expect(drafted('kubectl run till --image=nginx:1', 'kubectl describe rs <name>')).to.include('I run "kubectl describe rs name"');
  });

  test('is no Pod where a container is asked for, either', () => {
    expect(drafted('kubectl set resources deployment/till -c=<container-name> --limits=cpu=20m')).to.include('# TODO line 4: write a value for <container-name>');
  });
});

describe('the namespace that each reader makes under a name of their own', () => {
  const lines = (line: string): string => featureLines(draftText(['# Till', ...block('kubectl create namespace <your-name>', line)])).join('\n');

  test('is looked at as the run’s own', () => {
    for (const line of ['kubectl get namespace <your-name> -o yaml', 'kubectl describe ns <your-name>']) expect(lines(line), line).to.contain(`I run "${line.replace('<your-name>', '$namespace')}"`);
  });

  test('is not deleted', () => {
    expect(lines('kubectl delete namespace <your-name>')).to.not.match(/^I run "kubectl delete/m);
  });
});

test('an image that the reader chooses is one that runs, where a line makes something new of it', () => {
  const lab = draftText(['# Till', ...block('kubectl run till --image=<image-name>', 'kubectl create deployment shop --image <image:tag>', 'kubectl set image deployment/shop till=<new image>')]);
  expect(featureLines(lab)).to.include('I run "kubectl run till --image=nginx"').and.include('deployment "shop" is available within 2 minutes').and.include('# TODO line 6: write a value for <new image>');
  expect(lab.questions[0]).to.equal('what is <image-name> (line 4)? nginx stands in its place');
});

test('the address of a Pod is not that of the one a shell is open in, and waits where another may be meant', () => {
  const drafted = (...lines: string[]): string => featureLines(draftText(['# Till', ...block(...lines)])).join('\n');
  const shell = ['kubectl run desk --image=busybox -it -- sh', 'wget -qO- <pod-ip>'];
  expect(drafted('kubectl run till --image=nginx:1', ...shell)).to.include('I run "kubectl get pod till -o jsonpath=\'{.status.podIP}\'"');
  expect(drafted('kubectl apply -f till.yaml', ...shell)).to.match(/it needs what line 4 is to do; then take these steps in\n.*get pods? /);
});

test('a remark behind a line stays as it is', () => {
  const lines = featureLines(draftText(['# Till', ...block('kubectl run till --image=nginx:1', "kubectl get pod till -o yaml # has till-token-*****, and <pod-name>", "kubectl get pod till -o jsonpath='{.spec} # <x>'")]));
  expect(lines).to.include('I run "kubectl get pod till -o yaml # has till-token-*****, and <pod-name>"').and.not.match(/grep -m 1/);
});

test('the name of a Pod that the cluster of the author has made is one of the scene where nothing makes such Pods', () => {
  const drafted = (...lines: string[]): string => featureLines(draftText(['# Till', ...block(...lines)])).join('\n');
  expect(drafted('kubectl create deployment till --image=nginx:1', 'kubectl delete po oven-ft4p4')).to.include("grep -m 1 '^pod/oven'").and.to.include('I run "kubectl delete po $ovenPod"');
  expect(draftText(['# Till', ...block('kubectl delete po oven-ft4p4')]).questions.join()).to.include('what is deployment "oven"');
  expect(drafted('kubectl exec -it oven-7d9c5b8f6f-ft4p4 -- sh', 'ls')).to.match(/TODO line 4: before\.yaml must have deployment "oven"[^]*TODO line 5: it needs what line 4 is to do/);
  expect(drafted('kubectl logs -n bakery oven-7d9c5b8f6f-ft4p4')).to.include('which nothing in the text makes');
  expect(drafted('kubectl run oven-ft4p4 --image=nginx:1', 'kubectl delete po oven-ft4p4')).to.include('I run "kubectl delete po oven-ft4p4"');
});

test('a name is not that of a Pod where a line makes something else, or asks for a node', () => {
  const lines = featureLines(draftText(['# Till', ...block('kubectl create deployment till --image=nginx:1', 'kubectl create secret generic <name> --from-literal=a=b', 'kubectl describe node <name>')]));
  expect(lines).to.include.members(['I run "kubectl create secret generic name --from-literal=a=b"', 'I run "kubectl describe node $node"']);
});
