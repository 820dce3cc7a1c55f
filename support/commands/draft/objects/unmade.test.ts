import { test } from 'node:test';
import { expect } from 'chai';
import { draftText, featureTexts } from '../../../../test/kit/draft-text';
import type { Draft } from '../draft-lab';

const BARN = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: barn }\n';

const draftOf = (...lines: readonly string[]): Draft => draftText(['# Barn', '```sh', ...lines, '```'], { beside: { 'barn.yaml': BARN } });
const stepsOf = (draft: Draft): string => featureTexts(draft).join('');

test('what a line has deleted is not there before the reader begins, and a look at it has no expectation', () => {
  const draft = draftOf('kubectl apply -f barn.yaml', 'kubectl delete -f barn.yaml', 'kubectl get configmap barn -o yaml', 'kubectl label configmap barn open=yes', 'kubectl annotate configmap barn a=b');
  expect(draft.fixtures.has('before.yaml')).to.equal(false);
  expect(stepsOf(draft)).to.contain('# TODO line 5: line 4 has deleted config map "barn": say what must be seen').and.to.match(/I run "kubectl get configmap barn -o yaml"\n(?! +Then the exit code)/);
});

test('what is made once more is there, and what nothing has made may be there beforehand', () => {
  const again = draftOf('kubectl apply -f barn.yaml', 'kubectl delete -f barn.yaml', 'kubectl apply -f barn.yaml', 'kubectl get configmap barn -o yaml');
  expect(stepsOf(again)).to.not.contain('has deleted');
  expect(stepsOf(again)).to.match(/I run "kubectl get configmap barn -o yaml"\n +Then the exit code is 0/);
  expect(draftOf('kubectl get configmap barn -o yaml').fixtures.get('before.yaml')).to.contain('name: barn');
});

const RUN = 'kubectl run barn --image=busybox -- sleep 60';

test('a service that nothing makes is waited for in an open shell, too; not the Pod itself, or another host', () => {
  const inside = (line: string): string => stepsOf(draftOf(`$ ${RUN}`, '$ kubectl exec -it barn -- sh', `/ # ${line}`));
  for (const line of ['wget -qO- http://silo', 'nslookup silo', 'curl -s silo:80/grain', 'nc -zv silo 80']) expect(inside(line), line).to.match(/# TODO line 5: the cluster must have service "silo"; then take this step in\n +# +When I type/);
  for (const line of ['wget -qO- http://localhost', 'curl -s barn.example.org', 'nslookup kubernetes', 'curl -o silo http://localhost']) expect(inside(line), line).to.match(new RegExp(`I type "(?:timeout 10 )?${line}"`)).and.not.contain('the cluster must have');
});

for (const line of ['kubectl exec barn -- wget -qO- http://silo', 'kubectl exec barn -- wget -qO- http://silo.default.svc', 'kubectl exec barn -- curl silo.west.svc.cluster.local:80', "kubectl exec barn -- sh -c 'wget -O- http://silo:8080/grain'", 'kubectl describe pv silo', 'kubectl get ingressclass silo'])
  test(`what no scene can bring is for the cluster to have, and the line waits: ${line}`, () => {
    expect(stepsOf(draftOf(RUN, line))).to.match(/# TODO line 4: the cluster must have (?:service|persistent volume|ingress class) "silo"; then take these steps in/);
  });

test('a service that a line asks at its address is for the cluster to have; where a file is nowhere, its Pods may be in it', () => {
  expect(stepsOf(draftOf("curl http://$(kubectl get svc silo -o jsonpath='{.status.loadBalancer.ingress[0].ip}')"))).to.contain('the cluster must have service "silo"; then take these steps in');
  const asked = ['kubectl create service nodeport silo --tcp=80:80', 'curl <node-ip>:<node-port>'];
  expect(stepsOf(draftOf('kubectl apply -f hen.yaml', ...asked))).to.match(/# TODO line 5: it needs what line 3 is to do; then take these steps in\n(?: +#.*\n)* +#.*curl \$nodeAddress/);
  expect(stepsOf(draftOf('kubectl create deployment silo --image=nginx', ...asked))).to.not.contain('it needs what');
});

test('a service that a file may make which is nowhere is waited for, also on lines that go on', () => {
  for (const line of ['kubectl run hen --rm -i --restart=Never --image=busybox:1 -- wget -qO- http://silo', "kubectl run hen --rm -i --restart=Never --image=busybox:1 -- \\\n  sh -c 'wget -qO- http://silo/grain'"]) {
    expect(stepsOf(draftOf('kubectl apply -f silo.yaml', ...line.split('\n'))), line).to.contain('# TODO line 4: it needs what line 3 is to do');
    expect(stepsOf(draftOf(...line.split('\n'))), line).to.contain('the cluster must have service "silo"');
  }
});

test('a service that the text makes, another host, and what every cluster has, are asked', () => {
  for (const line of ['kubectl expose pod silo --port=80', 'kubectl create service clusterip silo --tcp=80']) expect(stepsOf(draftOf(RUN, 'kubectl run silo --image=nginx', line, 'kubectl exec barn -- wget -qO- http://silo')), line).to.not.contain('must have service');
  for (const line of ['kubectl exec barn -- wget -qO- http://example.org', 'kubectl exec barn -- wget http://localhost', 'kubectl exec barn -- nslookup kubernetes.default.svc', 'kubectl get storageclass standard', 'kubectl describe clusterrole view']) expect(stepsOf(draftOf(RUN, line)), line).to.not.contain('the cluster must have');
  expect(stepsOf(draftOf(RUN, 'kubectl create service clusterip silo --clusterip=None', 'kubectl exec barn -- wget http://hen-0.silo.default.svc'))).to.not.contain('must have service');
});

test('objects that lines mark, and the services behind endpoints, are there before the reader begins; what every cluster has is not asked for', () => {
  for (const line of ['kubectl label pod hen a=b', 'kubectl annotate pod hen a=b', 'kubectl get endpoints hen']) expect(draftOf(line).fixtures.get('before.yaml'), line).to.contain('name: hen');
  expect(stepsOf(draftOf('kubectl get deployment hen-server -n kube-system'))).to.contain('the cluster must have deployment "hen-server" in kube-system');
  expect(stepsOf(draftOf('kubectl get deployment coredns -n kube-system'))).to.not.contain('the cluster must have');
});

test('a stand-in has the containers that lines name', () => {
  const scene = (...lines: string[]): string => draftOf(...lines).fixtures.get('before.yaml') ?? '';
  expect(scene('kubectl scale deployment barn --replicas=2', 'kubectl set image deployment/barn hay=nginx:2 oats=nginx:2')).to.match(/containers:\n +- name: hay\n[^]*- name: oats\n/);
  expect(scene('kubectl logs barn -c hay', 'kubectl logs barn -c oats')).to.match(/containers:\n +- name: hay\n[^]*- name: oats\n/);
  expect(scene('kubectl get pod barn', 'kubectl set image pod barn *=nginx:2')).to.match(/containers:\n +- name: barn\n/);
});

test('what a line waits for must be there, unless it waits for its end', () => {
  expect(draftOf('kubectl wait pod/barn --for=condition=Ready').fixtures.get('before.yaml')).to.include('name: barn');
  expect(draftOf('kubectl wait pod/barn --for=delete').fixtures.has('before.yaml')).to.equal(false);
  expect(draftOf(RUN, 'kubectl wait pod/barn --for=condition=Ready').fixtures.has('before.yaml')).to.equal(false);
});

test('the role that a line binds is there beforehand, if nothing makes it', () => {
  const bound = draftOf('kubectl create rolebinding farmer --role=feeds --user=ann', 'kubectl describe role feeds');
  expect(bound.fixtures.get('before.yaml')).to.match(/kind: Role\nmetadata:\n +name: feeds\n/);
  expect(stepsOf(bound)).to.contain('role binding "farmer" exists').and.contain('I run "kubectl describe role feeds"');
  expect(draftOf('kubectl create role feeds --verb=get --resource=pods', 'kubectl create rolebinding farmer --role=feeds --user=ann').questions.join()).to.equal('');
});

for (const line of ['kubectl describe ingress silo', 'kubectl get hpa silo', 'kubectl describe networkpolicy silo', 'kubectl get quota silo', 'kubectl describe rolebinding silo'])
  test(`an object that nothing runs in has a stand-in, too: ${line}`, () => {
    expect(draftOf(line).fixtures.get('before.yaml')).to.contain('this stands in its place');
    expect(stepsOf(draftOf(line))).to.contain(`I run "${line}"`);
  });

test('the account that a line asks a token for is there beforehand, if nothing makes it', () => {
  const asked = (...lines: string[]): string => draftOf(...lines).questions.join();
  expect(asked('kubectl create token farmer')).to.contain('what is service account "farmer"');
  expect(asked('kubectl create serviceaccount farmer', 'kubectl create token farmer')).to.equal('');
});

test('a Service that selects what only a file makes which is nowhere is asked once that is there', () => {
  const service = ['kubectl apply -f - <<EOF', 'apiVersion: v1', 'kind: Service', 'metadata: { name: hayloft }', 'spec: { selector: { app: hay }, ports: [{ port: 80 }] }', 'EOF'];
  const ask = 'kubectl run ask --rm -i --restart=Never --image=busybox:1 -- wget -qO- http://hayloft';
  expect(stepsOf(draftOf('kubectl apply -f hay.yaml', ...service, ask, 'kubectl get service hayloft'))).to.contain('it needs what line 3 is to do').and.match(/^ +When I run "kubectl get service hayloft"/m);
  expect(stepsOf(draftOf('kubectl apply -f straw.yaml', 'kubectl create deployment hay --image=nginx:1', ...service, ask))).not.to.contain('it needs what');
});
