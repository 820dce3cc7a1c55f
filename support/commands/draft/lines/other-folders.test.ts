import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines, outcomesOf } from '../../../../test/kit/draft-text';

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: { name: wheel }\nspec: { containers: [{ name: wheel, image: "nginx:1" }] }\n';

describe('a folder beside that of the text', () => {
  test('is left out with the repository where nobody has it', () => {
    expect(outcomesOf(draftText(['# Mill', ...block('cd ../stones', 'cd ..', 'kubectl get pods')]))).to.deep.equal(['left out', 'left out', 'sentence']);
  });

  test('is gone to and left where lines make one', () => {
    expect(outcomesOf(draftText(['# Mill', ...block('mkdir stones', 'cd stones', 'cd ..')])).slice(0, 2)).to.deep.equal(['typed', 'typed']);
  });
});

test('a folder that neither the text nor its repository has is not gone to; one beside it is', () => {
  expect(outcomesOf(draftText(['# Mill', ...block('cd stones/upper', 'cd stones-1.2 # or a later one', 'kubectl get pods')]))).to.deep.equal(['left out', 'left out', 'sentence']);
  expect(outcomesOf(draftText(['# Mill', ...block('./setup.sh', 'cd stones', 'kubectl get pods')]))[1]).to.equal('typed');
});

test('a folder beside the text is there with its files before it is gone to, and what is written there is typed', () => {
  const lines = (...typed: string[]): string[] => featureLines(draftText(['# Mill', ...block(...typed)], { beside: { 'stones/wheel.yaml': POD, 'stones/upper/top.yaml': POD.replaceAll('wheel', 'top') } }));
  const there = lines('cd stones', 'kubectl apply -f wheel.yaml', 'cat <<EOF > rye.yaml', 'apiVersion: v1', 'kind: ConfigMap', 'metadata: { name: rye }', 'EOF', 'cd upper', 'kubectl apply -f top.yaml', 'cd ..', 'kubectl delete -f wheel.yaml');
  expect(there.slice(there.indexOf('I create the file "stones/wheel.yaml"'))).to.include.members(['I run "cd stones"', 'I run "kubectl apply -f wheel.yaml"', "cat > rye.yaml <<'EOF'", 'I create the file "stones/upper/top.yaml"', 'I run "kubectl apply -f top.yaml"', 'I run "kubectl delete -f wheel.yaml"']);
  expect(there.indexOf('I create the file "stones/upper/top.yaml"')).to.be.lessThan(there.indexOf('I run "cd upper"'));
  expect(there.join()).not.to.include('cat > stones');
});

test('a folder in one that nothing makes is made with it', () => {
  expect(featureLines(draftText(['# Mill', ...block('mkdir ~/grain/rye', 'mkdir flour')]))).to.include.members(['I run "mkdir -p ~/grain/rye"', 'I run "mkdir flour"']);
});

test('what unpacks an archive that is left out is left out, too', () => {
  const lines = ['wget https://mill.example.org/v1/grind-linux.tar.gz', 'tar xzf grind-linux.tar.gz', 'rm ./grind-linux.tar.gz', 'tar xzf flour.tar.gz'];
  expect(outcomesOf(draftText(['# Mill', ...block(...lines)], { beside: { 'wheel.yaml': POD } })).slice(0, 3)).to.deep.equal(['left out', 'left out', 'left out']);
});

test('a command that ends is run once, and a Pod of a CronJob is awaited', () => {
  const lines = featureLines(draftText(['# Mill', ...block('kubectl run grind --rm -it --image=busybox -- date', 'kubectl run loop --rm -it --image=busybox -- sh', 'exit', "kubectl create cronjob night --image=busybox --schedule='* * * * *' -- date", 'kubectl logs night-<pod-id>')]));
  expect(lines.join('\n')).to.contain('--restart=Never').and.contain('"status.lastScheduleTime" of cron job "night" contains "T" within 2 minutes');
  expect(lines.filter((line) => line.includes('--restart=Never'))).to.have.length(1);
});

test('the Pods of the control plane have the name of its node, and a class that nothing makes is for the cluster to have', () => {
  const lines = featureLines(draftText(['# Mill', ...block('kubectl describe pod kube-apiserver-mill-control-plane -n kube-system', 'kubectl describe storageclass fast', 'kubectl describe storageclass standard')])).join('\n');
  expect(lines).to.contain('kube-apiserver-$controlPlane').and.contain('the cluster must have storage class "fast"').and.not.contain('must have storage class "standard"');
});

test('a folder of the author’s machine is not gone to, unless lines have made it', () => {
  const typed = (...lines: string[]): string => featureLines(draftText(['# Loft', ...block('kubectl get pods', ...lines)])).join('\n');
  for (const place of ['/usr/src', '/tmp', '~/loft', '/srv/loft']) expect(typed(`cd ${place}`, 'ls'), place).not.to.include(`I run "cd ${place}"`);
  expect(typed('mkdir /tmp/loft', 'cd /tmp/loft')).to.include('I run "cd ~/loft"');
});

test('a folder of a repository that the reader has cloned stands beside the text, or is its own', () => {
  const clone = 'git clone https://example.com/mills/mill.git';
  const lines = (...typed: string[]): string[] => featureLines(draftText(['# Mill', ...block(clone, ...typed)], { beside: { 'stones/wheel.yaml': POD } }));
  expect(lines('cd mill/stones', 'kubectl apply -f wheel.yaml')).to.include.members(['I create the file "stones/wheel.yaml"', 'I run "cd stones"', 'I run "kubectl apply -f wheel.yaml"']);
  expect(outcomesOf(draftText(['# Mill', ...block(clone, 'cd mill/rivers', 'kubectl get pods')]))).to.deep.equal(['left out', 'left out', 'sentence']);
});
