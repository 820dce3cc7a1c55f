import { describe, test } from 'node:test';
import { expect } from 'chai';
import { draftText, featureLines, outcomesOf } from '../../../../test/kit/draft-text';

const outcomes = (...lines: string[]) => outcomesOf(draftText(['# Mill', '', '```sh', ...lines, '```']));
const POD = 'kubectl run wheel --image=nginx';

describe('a request to the reader’s own machine', () => {
  for (const line of ['curl localhost', 'curl -I http://localhost;', 'wget -qO- 127.0.0.1:8080', 'date && curl http://localhost:8080/grain'])
    test(`is for a person where nothing in the text answers: ${line}`, () => {
      expect(outcomes(POD, line)).to.deep.equal(['typed', 'todo']);
    });

  for (const way of ['kubectl port-forward pod/wheel 8080:80 &', 'docker run -d -p 8080:80 nginx', 'python3 -m http.server 8080 &'])
    test(`is typed where something may: ${way}`, () => {
      expect(outcomes(POD, way, 'curl localhost:8080').at(-1)).to.equal('typed');
    });

  test('is for a person where it asks for one name, which only a cluster can know', () => {
    for (const line of ['nslookup mill-stream', 'telnet -e i stream 3306', 'dig stream']) expect(outcomes(POD, line), line).to.deep.equal(['typed', 'todo']);
    for (const line of ['nslookup localhost', 'nslookup mill.example']) expect(outcomes(POD, line), line).to.deep.equal(['typed', 'typed']);
  });

  test('is none in a container', () => {
    expect(outcomes(POD, 'kubectl exec wheel -- curl localhost')).to.deep.equal(['typed', 'typed']);
    expect(outcomes(POD, 'kubectl exec -it wheel -- sh', 'curl localhost').at(-1)).to.not.equal('todo');
  });

  test('is for a person at another port than that at which something answers', () => {
    for (const way of ['kubectl port-forward pod/wheel 8081:80 &', 'docker run -d -p 8081:80 nginx', 'kubectl proxy --port=8081 &', 'kubectl proxy &']) expect(outcomes(POD, way, 'curl localhost:8080').at(-1), way).to.equal('todo');
    expect(outcomes(POD, 'kubectl proxy &', 'curl localhost:8001').at(-1)).to.equal('typed');
    expect(outcomes(POD, 'kubectl proxy --port=8080 &', 'curl localhost:8080').at(-1)).to.equal('typed');
  });

  test('asks the API for the run’s own namespace, unless quotes keep the shell from it', () => {
    const ask = (address: string): string => featureLines(draftText(['# Mill', '', '```sh', POD, 'kubectl proxy &', `curl ${address}`, '```'])).join('\n');
    expect(ask('localhost:8001/api/v1/namespaces/default/pods/wheel')).to.include('curl localhost:8001/api/v1/namespaces/$namespace/pods/wheel');
    expect(ask("-X DELETE 'http://localhost:8001/api/v1/namespaces/default/pods/wheel'")).to.include('it asks the API for what is in the namespace default');
    expect(ask('localhost:8001/api/v1/namespaces/kube-system/pods')).to.include('I run "curl localhost:8001/api/v1/namespaces/kube-system/pods"');
  });

  test('is for a person at an address within the cluster', () => {
    const SERVICE = 'kubectl expose pod wheel --port=80';
    for (const line of ["curl $(kubectl get svc wheel -o jsonpath='{.spec.clusterIP}')", 'while true; do curl -s $CLUSTER_IP; sleep 1; done', 'ping -c 1 $POD_IP']) expect(outcomes(POD, SERVICE, 'CLUSTER_IP=$(kubectl get svc wheel -o jsonpath={.spec.clusterIP})', "POD_IP=$(kubectl get pod wheel -o jsonpath='{.status.podIP}')", line).at(-1), line).to.equal('todo');
    expect(outcomes(POD, SERVICE, '$ kubectl get svc', 'NAME    TYPE        CLUSTER-IP   EXTERNAL-IP   PORT(S)   AGE', 'wheel   ClusterIP   10.9.8.7     <none>        80/TCP    5s', '$ curl 10.9.8.7').at(-1)).to.equal('todo');
    expect(outcomes(POD, SERVICE, 'CLUSTER_IP=$(kubectl get svc wheel -o jsonpath={.spec.clusterIP})', 'kubectl exec wheel -- curl $CLUSTER_IP').at(-1)).to.equal('typed');
  });

  test('is for a person if it has a name that only a cluster knows', () => {
    expect(outcomes(POD, 'curl http://wheel:80/grain').at(-1)).to.equal('todo');
    for (const line of ['curl wheel:80', 'curl http://wheel.mill.svc.cluster.local/grain', 'dig _http._tcp.wheel.mill.svc.cluster.local SRV', 'nslookup wheel.default', 'dig wheel.mill.svc.cluster.local', 'ping wheel.default.svc']) expect(outcomes(POD, line).at(-1), line).to.equal('todo');
    for (const line of ['nslookup wheel', 'curl -s wheel:80/grain', 'ping -c 1 wheel']) expect(outcomes(POD, 'kubectl expose pod wheel --port=80', line).at(-1), line).to.equal('todo');
    for (const line of ['nslookup mill.example', 'kubectl exec wheel -- nslookup wheel.default']) expect(outcomes(POD, 'kubectl expose pod wheel --port=80', line).at(-1), line).to.equal('typed');
    expect(outcomes(POD, 'kubectl expose pod wheel --port=80', 'kubectl exec wheel -- curl http://wheel').at(-1)).to.equal('typed');
  });

  test('is for a person if its reader writes the host, or the text lists none that the machine could know', () => {
    for (const line of ['curl http://wheel-ip:node-port', 'curl http://HOST/grain', 'curl [IP]:[NODE_PORT]', 'curl http://mill02:31000']) expect(outcomes(POD, 'kubectl expose pod wheel --port=80 --type=NodePort', line).at(-1), line).to.equal('todo');
    expect(outcomes(POD, 'echo "127.0.0.1 mill02" | sudo tee -a /etc/hosts', 'curl http://mill02:31000').at(-1)).to.equal('typed');
  });
});
