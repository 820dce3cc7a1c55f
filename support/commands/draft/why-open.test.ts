import { expect } from 'chai';
import { describe, test } from 'node:test';
import { block, draftText, featureLines, outcomesOf, yamlBlock } from '../../../test/kit/draft-text';
import type { Draft } from './draft-lab';

const draft = (...lines: string[]): Draft => draftText(['# Orchard', ...block(...lines)]);

describe('a line that cannot be typed as it is', () => {
  test('makes a Service once more, which a line above has made', () => {
    const lab = draft('kubectl create deployment pear --image=nginx:1', 'kubectl expose deployment pear --port=80 --type=NodePort', 'kubectl expose deployment pear --port=80 --type=LoadBalancer', 'kubectl expose deployment pear --port=80 --name=plum');
    expect(outcomesOf(lab)).to.deep.equal(['typed', 'typed', 'left out', 'typed']);
    expect(featureLines(lab).join('\n')).to.contain('left out (another way to make service pear)');
  });

  test('makes objects in a namespace of the cluster itself', () => {
    const manifest = (namespace: string): string[] => ['# pear.yaml', 'apiVersion: v1', 'kind: ConfigMap', `metadata: { name: pear, namespace: ${namespace} }`];
    const outcomes = (namespace: string): string[] => outcomesOf(draftText(['# Orchard', ...yamlBlock(...manifest(namespace)), ...block('kubectl apply -f pear.yaml')]));
    expect(outcomes('kube-system')).to.deep.equal(['todo']);
    expect(outcomes('orchard')).to.deep.equal(['typed']);
  });

  test('makes objects in the namespace of something that the cluster must have', () => {
    const lines = featureLines(draftText(['# Orchard', ...block('helm install board board/board -n board-system', "cat <<'END' | kubectl apply -f -", 'apiVersion: v1', 'kind: ServiceAccount', 'metadata:', '  name: pear', '  namespace: board-system', 'END')]));
    expect(lines.join('\n')).to.match(/TODO line \d+: it makes objects in the namespace board-system, which belongs to what the cluster must have/);
  });

  test('reads a file that such a line writes, until another one does', () => {
    const lines = ['kubectl run tree --image=busybox:1', 'kubectl get pdb night -o yaml > night.txt', 'cat night.txt', 'date > night.txt', 'cat night.txt', 'cat other.txt'];
    const text = featureLines(draft(...lines)).join('\n');
    expect(text).to.contain('# TODO line 6: it needs what line 5 is to do').and.not.contain('# TODO line 8');
  });

  test('asks a port that a waiting line opens, or runs something in a Pod that nothing makes', () => {
    const text = featureLines(draft('kubectl port-forward pod/tree 8080:80 &', 'curl localhost:8080', 'kubectl exec tree -- ls', 'kubectl exec -it tree -- sh', 'ls')).join('\n');
    expect(text).to.contain('# TODO line 4: before.yaml must have pod "tree"').and.contain('# TODO line 5: it needs what line 4 is to do').and.contain('# TODO line 6: before.yaml must have').and.contain('# TODO line 7: before.yaml must have').and.contain('# TODO line 8: it needs what line 7 is to do; then take this step in\n#   When I type "ls"');
  });

  test('needs a variable that a waiting line sets', () => {
    const lines = ['kubectl run tree --image=busybox:1', 'LEAF=$(kubectl get pdb night -o name)', 'echo $LEAF', 'LEAF=green', 'echo $LEAF'];
    expect(featureLines(draft(...lines)).join('\n')).to.contain('# TODO line 6: it needs what line 5 is to do').and.not.contain('# TODO line 8');
  });

  test('deletes what a line makes that waits itself', () => {
    expect(featureLines(draft('kubectl apply -f night.yaml', 'kubectl create job harvest --from=cronjob/night', 'kubectl delete job harvest')).join()).to.contain('# TODO line 6: it needs what line 5 is to do');
  });

  test('is typed though a file is nowhere, where that is only tried, or its object stands in the scene', () => {
    const lines = ['kubectl scale deployment pear --replicas=2', 'kubectl apply --dry-run=client -f tree.yaml', 'kubectl scale deployment plum --replicas=2'];
    expect(outcomesOf(draft(...lines))[2]).to.equal('typed');
    expect(featureLines(draft(...lines.slice(0, 1), 'kubectl apply -f tree.yaml', 'kubectl scale deployment pear --replicas=1')).join('\n')).to.contain('I run "kubectl scale deployment pear --replicas=1"').and.not.contain('it needs what');
  });

  test('waits for an object that nothing makes, where none can stand in for it', () => {
    const lab = draft('kubectl run tree --image=busybox:1', 'kubectl describe pdb night', 'kubectl describe cronjob night', 'kubectl create job harvest --from=cronjob/night', 'kubectl describe configmap pear');
    const text = featureLines(lab).join('\n');
    expect(text).to.contain('# TODO line 5: before.yaml must have pod disruption budget "night"; then take these steps in').and.contain('I run "kubectl create job harvest --from=cronjob/night"');
    expect(lab.fixtures.get('before.yaml')).to.match(/kind: CronJob\n[^]*name: night\n/);
    expect(text).to.match(/^I run "kubectl describe configmap pear"|^I describe config map "pear"/m);
    expect(outcomesOf(draft('kubectl create cronjob night --image=busybox:1 --schedule="* * * * *"', 'kubectl create job harvest --from=cronjob/night'))).to.deep.equal(['typed', 'typed']);
  });
});
