import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines } from '../../../../test/kit/draft-text';

const drafted = (...lines: string[]): string[] => featureLines(draftText(['# Orchard', ...block(...lines)]));

describe('the home of the author’s machine', () => {
  test('is the run’s own', () => {
    expect(drafted('mkdir -p /root/trees', 'cat "/root/trees/"', 'kubectl get pods > /home/vagrant/trees/list.txt')).to.include.members(['I run "mkdir -p ~/trees"', 'cat "$HOME/trees/"', 'I run "kubectl get pods > ~/trees/list.txt"']);
  });

  test('has its files in the reader’s folder, where no line makes theirs', () => {
    expect(drafted('kubectl get pods > /root/answers/pods.txt')).to.include('I run "kubectl get pods > pods.txt"');
  });

  test('has folders that only the author had: the lab brings their files', () => {
    expect(drafted('cd /root/trees', 'kubectl get pods').join('\n')).to.match(/left out \(the lab brings its own files\): cd \/root\/trees/);
    expect(drafted('mkdir -p /root/trees', 'cd /root/trees', 'kubectl apply -f /root/trees/')).to.include.members(['I run "cd ~/trees"', 'I run "kubectl apply -f ."']);
  });

  test('is another one in containers and in manifests', () => {
    expect(drafted('kubectl run tree --image=busybox', 'kubectl exec tree -- ls /root/trees', 'docker run -v trees:/root/trees tree:1 ls')).to.include.members(['I run "kubectl exec tree -- ls /root/trees"', 'I run "docker run -v trees:/root/trees tree:1 ls"']);
    expect(drafted("cat > tree.txt <<'END'", 'ls /root/trees', 'END', 'cat tree.txt', 'ls /rooted/trees').join('\n')).to.include('ls /rooted/trees');
  });
});

test('nodes that only the author’s cluster had are those of the run', () => {
  expect(drafted('kubectl describe node controlplane', 'kubectl get node/node01')).to.include.members(['I run "kubectl describe node $controlPlane"', 'I run "kubectl get node/$node"']);
  expect(drafted('kubectl get nodes -o wide', 'kubectl describe nodes | grep Taints', 'kubectl explain node spec')).to.include.members(['I run "kubectl get nodes -o wide"', 'I run "kubectl describe nodes | grep Taints"', 'I run "kubectl explain node spec"']);
});

test('a word in square brackets, and the address that only the reader sees, are remembered values', () => {
  const lines = drafted('$ kubectl create deployment tree --image=nginx:1.27', '$ kubectl delete pod [name]', '$ kubectl run -it tmp --image=busybox -- sh', '/ # wget -qO- IP:80', '/ # exit');
  expect(lines).to.include.members(['I run "kubectl delete pod $treePod"', 'I type "wget -qO- $podIp:80"']);
  expect(drafted('kubectl get pods -o name | grep [a-z]', 'kubectl get pods').join('\n')).to.include('grep [a-z]');
});

test('the address of two kinds of objects is for a person, unless the word says of which', () => {
  const both = ['$ kubectl create deployment tree --image=nginx:1.27', '$ kubectl expose deployment tree --port=80', '$ kubectl run -it tmp --image=busybox -- sh'];
  expect(drafted(...both, '/ # wget -qO- IP:80').some((line) => line.startsWith('# TODO line'))).to.equal(true);
  expect(drafted(...both, '/ # wget -qO- CLUSTER_IP:80')).to.include('I type "wget -qO- $clusterIp:80"');
});

test('a file is written where the reader has gone, and else as a file of the lab', () => {
  const tree = ["cat > tree.txt <<'END'", 'oak', 'END'];
  expect(drafted('mkdir grove', 'cd grove', ...tree, 'cat tree.txt')).to.include("cat > tree.txt <<'EOF'").and.not.to.include('I create the file "tree.txt"');
  expect(drafted('mkdir grove', 'cd grove', 'cd ..', ...tree, 'cat tree.txt')).to.include('I create the file "tree.txt"');
});

test('an image goes to a registry that the text runs itself, and to another one by a person', () => {
  expect(drafted('docker push localhost:5000/tree:1')).to.include('I run "docker push localhost:5000/tree:1"');
  expect(drafted('docker push orchard/tree:1').join('\n')).to.include('# TODO line');
});

test('what only sets up a cluster and its charts is left out, and no more than that', () => {
  expect(drafted('helm repo add kyverno https://kyverno.github.io/kyverno/', 'helm repo update', 'minikube service list', 'minikube --help', 'kubectl get pods').filter((line) => line.includes('left out'))).to.have.length(4);
  expect(drafted('helm repo update', 'kubectl get pods').some((line) => line.includes('charts behind an address'))).to.equal(true);
});

test('an option that kubectl has no more goes where it asks for what is made anyway, and nowhere else', () => {
  expect(drafted('kubectl run tree --image=busybox --generator=run-pod/v1')).to.include('I run "kubectl run tree --image=busybox"');
  expect(drafted('kubectl run tree --image=busybox --generator=job/v1').join('\n')).to.include('kubectl run has no option --generator any more');
});

test('a line that only shows how lines are built is left out, whatever its word for a kind', () => {
  expect(drafted('kubectl explain <Kubernetes resource> --recursive', 'kubectl get pods').join('\n')).to.include('left out (it shows how lines are built)');
  expect(drafted('kubectl expose <object-type> <object-name> --port=<port>', 'kubectl get pods').join('\n')).to.include('left out (it shows how lines are built)');
});
