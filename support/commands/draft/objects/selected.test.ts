import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureTexts } from '../../../../test/kit/draft-text';

const drafted = (...lines: string[]): string => featureTexts(draftText(['# Barn', ...block(...lines)])).join('\n');
const APPLY = 'kubectl apply -f barn.yaml';

describe('a line that selects Pods by their labels', () => {
  for (const line of ['kubectl describe pod -l app=barn | grep Image', 'kubectl logs -l app=barn', 'kubectl wait pod -l app=barn --for=condition=ready'])
    test(`waits for a file that the author is asked for: ${line}`, () => {
      expect(drafted(APPLY, line)).to.match(/# TODO line \d+: it needs what line 4 is to do[^\n]*\n +# +When I run "kubectl (?:describe|logs|wait)/);
    });

  test('does not where the text makes such Pods', () => {
    expect(drafted('kubectl create deployment barn --image=nginx:1', APPLY, 'kubectl logs -l app=barn')).to.match(/^ +When I run "kubectl logs -l app=barn"$/m);
    expect(drafted('kubectl run barn --image=nginx:1', APPLY, 'kubectl logs -l run=barn')).to.match(/^ +When I run "kubectl logs -l run=barn"$/m);
    expect(drafted(APPLY, 'kubectl get pods -l app=barn')).to.match(/^ +(?:When|And) I run "kubectl get pods -l app=barn"$/m);
    expect(drafted('kubectl logs -l app=barn')).to.match(/^ +When I run "kubectl logs -l app=barn"$/m);
  });
});

test('labels that nothing has which the text makes are for a person, where all of it is known', () => {
  const line = 'kubectl wait pod -l app=byre --for=condition=ready';
  expect(drafted('kubectl create deployment barn --image=nginx:1', line)).to.match(/TODO line 5: nothing that the text makes has the label app=byre/);
  expect(drafted('kubectl create deployment barn --image=nginx:1', line, 'kubectl scale deployment barn --replicas=2', "POD=$(kubectl get pods -l app=byre -o jsonpath='{.items[0].metadata.name}')")).to.match(/TODO line 7: nothing that the text makes has the label app=byre/);
  expect(drafted('kubectl create deployment barn --image=nginx:1', 'kubectl patch deployment barn -p \'{"spec":{"template":{"metadata":{"labels":{"app":"byre"}}}}}\'', line)).not.to.include('nothing that the text makes');
  expect(drafted('kubectl create deployment byre --image=nginx:1', line)).not.to.include('TODO');
  expect(drafted('kubectl create deployment barn --image=nginx:1', 'kubectl label pods --all app=byre', line)).not.to.include('nothing that the text makes');
});

test('a line that runs in a Pod by a label that nothing has is for a person', () => {
  expect(drafted('kubectl exec -i $(kubectl get pod -l app=barn -o name) -- ls', 'kubectl get pods')).to.include('TODO line 4: nothing that the text makes has the label app=barn');
  expect(drafted('kubectl create deployment barn --image=nginx:1', 'kubectl exec -i $(kubectl get pod -l app=barn -o name) -- ls')).not.to.include('TODO');
});
