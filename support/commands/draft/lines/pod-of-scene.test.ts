import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines, outcomesOf } from '../../../../test/kit/draft-text';

const LOOKS = ['kubectl describe pod <pod-name>', 'kubectl logs <pod> --tail=5', 'kubectl get pod podname -o wide'];
const draft = (...typed: string[]): ReturnType<typeof draftText> => draftText(['# Crates', ...block(...typed)]);

describe('a placeholder of a Pod, in a text that makes none', () => {
  test('is one of the scene, and asked for once', () => {
    const lab = draft(...LOOKS);
    expect(outcomesOf(lab)).not.to.include('todo');
    expect(lab.questions).to.deep.equal(['what is pod "pod" (lines 4, 5, 6)? Nothing in the text makes it: write it in before.yaml, which is there before the reader begins']);
    expect(lab.fixtures.get('before.yaml')).to.contain('name: pod\n');
  });

  test('is another one where it has words of its own', () => {
    expect(draft('kubectl logs <backend-pod>', 'kubectl logs <frontend-pod>').questions.map((question) => /pod "[^"]+"/.exec(question)?.[0])).to.deep.equal(['pod "backend-pod"', 'pod "frontend-pod"']);
  });

  test('has lines wait that run something in it, for a stand-in has neither its programs nor its neighbours', () => {
    const lab = draft('kubectl exec <pod> -- ls /crates');
    expect(outcomesOf(lab)).to.deep.equal(['typed']);
    expect(featureLines(lab)).to.include('# TODO line 4: before.yaml must have pod "pod"; then take these steps in');
  });

  test('is one of the scene above the lines that make Pods, too', () => {
    expect(draft('kubectl logs <pod>', 'kubectl run crate --image=nginx').fixtures.get('before.yaml')).to.contain('name: pod\n');
  });

  test('is another one where lines or files above make Pods', () => {
    expect(featureLines(draft('kubectl create deployment crate --image=nginx', 'kubectl logs <pod>'))).to.include('I run "kubectl logs $cratePod"');
    expect(draft('kubectl create deployment crate --image=nginx', 'kubectl logs <pod>').fixtures.has('before.yaml')).to.equal(false);
    expect(outcomesOf(draft('kubectl run probe --rm -it --image=busybox -- nslookup kubernetes', 'kubectl logs <pod>')).at(-1)).not.to.equal('todo');
    expect(outcomesOf(draft('kubectl apply -f filename', 'kubectl logs podname'))).to.deep.equal(['left out', 'sentence']);
    expect(outcomesOf(draft('kubectl run <name> --image=<image>', 'kubectl logs <pod>')).at(-1)).not.to.equal('todo');
  });
});
