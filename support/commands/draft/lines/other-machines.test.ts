import { describe, test } from 'node:test';
import { expect } from 'chai';
import type { Outcome } from '../drafted';
import { block, draftText, featureLines, outcomesOf, yamlText } from '../../../../test/kit/draft-text';

const outcomes = (...lines: string[]): Outcome[] => outcomesOf(draftText(['# Mill', '', '```sh', ...lines, '```']));
const POD = 'kubectl run wheel --image=busybox -- sleep 60';

describe('a machine of the cluster', () => {
  for (const way of ['ssh node01', 'minikube ssh', 'minikube ssh -p mills -n mills-m02', 'minikube -p mills ssh', 'ssh root@kube-worker2', 'ssh $NODE_NAME', 'ssh -i key.pem <node-name>', 'docker exec -it mill-worker2 bash', 'docker exec -ti kind-control-plane /bin/sh'])
    test(`is not typed into: what only looks there is left out, what acts or asks is for a person: ${way}`, () => {
      expect(outcomes(POD, way, 'ls /var/log', 'sudo crictl ps', 'mkdir /grain', 'curl 10.244.0.7:80', 'exit', 'date')).to.deep.equal(['typed', 'left out', 'left out', 'left out', 'todo', 'todo', 'left out', 'typed']);
    });

  test('is asked by a line of docker, too, where it is a container; not one that the text has run', () => {
    expect(outcomes(POD, 'docker exec mill-worker crictl ps', 'docker exec mill-worker ls /grain', 'docker exec mill-worker systemctl restart kubelet', 'kubectl get pods')).to.deep.equal(['typed', 'left out', 'left out', 'todo', 'sentence']);
    expect(outcomes('docker run -d --name mill-worker nginx', 'docker exec mill-worker ls /grain')).to.deep.equal(['typed', 'typed']);
  });

  test('is left by a line of kubectl, too', () => {
    expect(outcomes(POD, 'ssh node01', 'ls /var/log', 'kubectl get pods', 'touch grain')).to.deep.equal(['typed', 'left out', 'left out', 'sentence', 'typed']);
  });
});

describe('the machine where a lab is done', () => {
  test('is where the run is, if the text begins with it', () => {
    expect(outcomes('ssh -i key.pem miller@mill.example.org', POD)).to.deep.equal(['left out', 'typed']);
    expect(outcomes('ssh -L 8080:localhost:8080 miller@mill.example.org', POD)).to.deep.equal(['left out', 'typed']);
  });

  for (const line of ['ssh miller@mill.example.org', 'ssh -L 8080:localhost:80 miller@mill.example.org', 'ssh node01 mkdir /grain'])
    test(`may be another one, later: ${line}`, () => {
      expect(outcomes(POD, line)).to.deep.equal(['typed', 'todo']);
    });
});

describe('what only the reader’s own machine has', () => {
  for (const line of ['git status', 'git log --oneline', 'git bash', 'git add .', 'git commit -m "stone"', 'git push -u origin main', 'firefox http://localhost:8080', 'open "http://$(docker-machine ip default):3000"', 'sudo ip link set docker0 down', 'set -x KUBECONFIG (pwd)/kubeconfig', 'export KUBECONFIG=~/.kube/mill', 'export KUBECONFIG=$HOME/mill/admin.kubeconfig', 'minikube tunnel'])
    test(`is left out: ${line}`, () => {
      expect(outcomes(POD, line)).to.deep.equal(['typed', 'left out']);
    });

  test('is for a person if something in the text reads it', () => {
    const pushed = (prose: string): Outcome | undefined => outcomesOf(draftText(['# Mill', prose, ...block(POD, 'git commit -am stone', 'git push')]))[2];
    expect(pushed('Keep your files.')).to.equal('left out');
    expect(pushed('Argo CD takes the files from the repository.')).to.equal('todo');
    expect(outcomes(POD, 'ip link set wheel down')).to.deep.equal(['typed', 'typed']);
  });

  test('is typed if lines have made it', () => {
    const lines = featureLines(draftText(['# Mill', ...block('openssl rand -hex 8 > miller.conf', 'export KUBECONFIG=miller.conf', 'curl http://$(docker-machine ip):8080')]));
    expect(lines).to.include('I run "export KUBECONFIG=miller.conf"').and.to.include('I run "curl http://localhost:8080"');
  });

  test('is asked for if the cluster must give it', () => {
    expect(yamlText(draftText(['# Mill', ...block('minikube tunnel', POD)]))).to.contain('the cluster must have addresses for Services of the type LoadBalancer (line 4)');
  });
});
