import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureTexts, outcomesOf, yamlBlock } from '../../../../test/kit/draft-text';
import type { Draft } from '../draft-lab';

const draft = (...lines: string[]): Draft => draftText(['# Mill', ...block(...lines)]);
const features = (lab: Draft): string => featureTexts(lab).join('\n');
const isTodo = (lab: Draft): boolean => outcomesOf(lab).at(-1) === 'todo';
const SHOP = ['$ kubectl create deployment wheel --image=nginx:1.27', '$ kubectl expose deployment wheel --type NodePort --port 80'];

describe('a placeholder whose value the text gives away', () => {
  for (const host of ['<host>:<port>', '<NODE-IP>:<node-port>', 'http://<EXTERNAL-IP>:80/page', 'http://<node ip>', 'NODE_IP:NODE_PORT', '<your host>:<the port>'])
    test(`is the way to the only service that answers on the nodes: ${host}`, () => {
      const lab = draft(...SHOP, `$ curl -s ${host}`);
      expect(outcomesOf(lab).at(-1)).to.equal('typed');
      expect(features(lab)).to.match(/curl -s (?:http:\/\/)?\$nodeAddress:\$wheelNodePort/);
    });

  test('is for a person where several services, or an Ingress, could be meant, or none', () => {
    expect(isTodo(draft('$ kubectl create deployment wheel --image=nginx:1.27', '$ curl -s <host>:<port>'))).to.equal(true);
    expect(isTodo(draft(SHOP[0] ?? '', '$ kubectl expose deployment wheel --port 80', '$ curl -s <host>:<port>'))).to.equal(true);
    expect(isTodo(draft(...SHOP, '$ kubectl expose deployment wheel --name stone --type NodePort --port 81', '$ curl -s <host>:<port>'))).to.equal(true);
    expect(isTodo(draft(...SHOP, '$ kubectl create ingress door --rule=a.example/*=wheel:80', '$ curl -s http://<host>/page'))).to.equal(true);
    expect(isTodo(draft(...SHOP, '$ curl -s https://<host>/page'))).to.equal(true);
    expect(isTodo(draft(...SHOP, '$ curl -s <database host>:80'))).to.equal(true);
  });

  test('is of several services the one with the port of the line', () => {
    const lab = draft(...SHOP, '$ kubectl expose deployment wheel --name stone --type NodePort --port 81', '$ curl -s <node-ip>:81');
    expect(features(lab)).to.contain('curl -s $nodeAddress:$stoneNodePort');
  });

  test('is the name of the only service, and the run’s own namespace', () => {
    expect(features(draft(...SHOP, '$ kubectl exec deploy/wheel -- curl -s <service name>.<namespace>.svc'))).to.contain('curl -s wheel.$namespace.svc');
  });

  test('is a Pod of the only workload that lines name', () => {
    const lab = draft('kubectl set env deployment wheel A=b', 'kubectl exec <pod> -- env');
    expect(features(lab)).to.contain("kubectl get pods -o name | grep -m 1 '^pod/wheel-'");
    expect(isTodo(draft('kubectl set env deployment wheel A=b', 'kubectl set env deployment stone A=b', 'kubectl exec <pod> -- env'))).to.equal(true);
  });

  test('is the revision that its output shows', () => {
    const history = '$ kubectl rollout history deployment wheel --revision=X';
    expect(features(draft(SHOP[0] ?? '', history, 'deployment.apps/wheel with revision #1'))).to.contain('--revision=1');
    expect(isTodo(draft(SHOP[0] ?? '', history))).to.equal(true);
  });

  test('is the only manifest of the text', () => {
    const manifest = (name: string): string[] => [`This is \`${name}.yaml\`:`, ...yamlBlock('apiVersion: v1', 'kind: ConfigMap', `metadata: { name: ${name} }`)];
    const line = block('kubectl apply -f [file.yml]', 'kubectl delete -f <filename>');
    expect(features(draftText(['# Mill', ...manifest('grain'), ...line]))).to.contain('kubectl apply -f grain.yaml').and.to.contain('kubectl delete -f grain.yaml');
    expect(outcomesOf(draftText(['# Mill', ...manifest('grain'), ...manifest('stone'), ...line]))).to.deep.equal(['todo', 'todo']);
  });

  test('is the manifest right above, or the latest one of the kind that it says', () => {
    const shown = (kind: string, name: string): string[] => ['One more:', ...yamlBlock('apiVersion: v1', `kind: ${kind}`, `metadata: { name: ${name} }`, ...(kind === 'Pod' ? ['spec: { containers: [{ name: a, image: nginx:1 }] }'] : []))];
    const lab = features(draftText(['# Mill', ...shown('ConfigMap', 'grain'), ...block('kubectl apply -f <filename>.yaml'), ...shown('Pod', 'wheel'), ...block('kubectl apply -f  replace_with_file_name', 'kubectl get pods'), ...block('kubectl delete -f <path-to-pod-file>', 'kubectl apply -f <file>.yaml')]));
    expect(lab).to.match(/apply -f configmap-grain\.yaml[^]*apply -f +pod-wheel\.yaml[^]*delete -f pod-wheel\.yaml[^]*left out \(it shows how lines are built\): kubectl apply -f <file>\.yaml/);
  });

  test('is the container that the text has run', () => {
    for (const option of ['--net container:', '--volumes-from ']) expect(features(draft('docker run -d --name wheel nginx:1.27', `docker run ${option}<container ID> busybox ls`))).to.contain(`${option}wheel busybox`);
    expect(isTodo(draft('docker run --net container:<container ID> busybox ip a'))).to.equal(true);
  });

  test('is the port that a node gives the only such service, or the one whose table shows it', () => {
    const shop = ['kubectl run wheel --image=nginx', 'kubectl expose pod wheel --type=NodePort --port=80'];
    for (const host of ['192.168.99.100:32499', 'localhost:32499', 'node01:32499', '<server-ip>:32499', '<node01-ip>:32499', 'http://master:30001/grain']) expect(features(draft(...shop, `curl ${host}`)), host).to.contain('kubectl get service wheel -o jsonpath=');
    const table = ['$ kubectl get svc', 'NAME    TYPE       CLUSTER-IP   EXTERNAL-IP   PORT(S)        AGE', 'stone   NodePort   10.96.0.8    <none>        80:32052/TCP   1m', 'wheel   NodePort   10.96.0.9    <none>        80:32499/TCP   1m'];
    const two = draft(...shop.map((line) => `$ ${line}`), '$ kubectl create service nodeport stone --tcp=80', ...table, '$ curl 192.168.99.100:32052');
    expect(features(two)).to.contain('kubectl get service stone -o jsonpath=').and.not.to.contain('kubectl get service wheel -o jsonpath=');
    expect(isTodo(draft(...shop, 'kubectl create service nodeport stone --tcp=80', 'curl 192.168.99.100:32052'))).to.equal(true);
    expect(isTodo(draft(...shop, 'curl 192.168.99.100:8080'))).to.equal(true);
  });

  test('may be the Pod that a shell is opened in', () => {
    expect(features(draft('kubectl create deployment wheel --image=busybox', 'kubectl exec -it <pod name> -- /bin/bash', 'cd /grain'))).to.contain('I open a shell in pod "$wheelPod"').and.to.contain('I type "cd /grain"');
  });

  test('is not the name of a Pod behind the word for another kind', () => {
    expect(isTodo(draft('kubectl create deployment wheel --image=busybox', 'kubectl describe secret wheel-*****'))).to.equal(true);
    expect(features(draft('kubectl create deployment wheel --image=busybox', 'kubectl describe pod wheel-***'))).to.contain('wheelPod');
  });
});

test('a deployment without its kind is the only one, where kubectl asks for both', () => {
  const undo = '$ kubectl rollout undo <deployment>';
  expect(features(draft('$ kubectl create deployment wheel --image=nginx:1.27', undo))).to.include('I run "kubectl rollout undo deployment/wheel"');
  expect(features(draft('$ kubectl create deployment wheel --image=nginx:1.27', '$ kubectl create deployment cog --image=nginx:1.27', undo))).not.to.include('undo deployment/');
});
