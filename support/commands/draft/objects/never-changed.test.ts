import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureTexts, yamlBlock } from '../../../../test/kit/draft-text';

const pod = (rest: string, more = ''): string[] => yamlBlock('# stall.yaml', 'apiVersion: v1', 'kind: Pod', `metadata: { name: stall${more} }`, `spec: { containers: [{ name: stall, ${rest} }] }`);
const applied = (before: readonly string[], after: readonly string[], said = 'Go on:'): string => featureTexts(draftText(['# Market', ...before, ...block('kubectl apply -f stall.yaml'), 'And now:', ...after, said, ...block('kubectl apply -f stall.yaml')])).join('\n');
const FREED = 'kubectl delete pod stall --ignore-not-found"';

describe('an object of which an apply would change what Kubernetes never changes', () => {
  test('goes first', () => {
    expect(applied(pod('image: "nginx:1"'), pod('image: "nginx:1", env: [{ name: TILL, value: open }]'))).to.include(FREED).and.include('# not in the text: line 29 changes what Kubernetes never changes of pod stall');
    const job = (word: string): string[] => yamlBlock('# stall.yaml', 'apiVersion: batch/v1', 'kind: Job', 'metadata: { name: stall }', `spec: { template: { spec: { restartPolicy: Never, containers: [{ name: stall, image: "busybox:1", command: [echo, ${word}] }] } } }`);
    expect(applied(job('rye'), job('oats'))).to.include('kubectl delete job stall --ignore-not-found"');
    expect(featureTexts(draftText(['# Market', ...pod('image: "nginx:1", args: [till]'), ...block('kubectl run stall --image=nginx:1', 'kubectl apply -f stall.yaml')])).join('\n')).to.include(FREED);
  });

  test('stays where it may be changed, or the text is about that', () => {
    expect(applied(pod('image: "nginx:1"'), pod('image: "nginx:2", resources: {}', ', labels: { app: stall }'))).not.to.include(FREED);
    expect(applied(pod('image: "nginx:1"'), pod('image: "nginx:1", args: [till]'), 'This is refused, as most fields of a Pod stay:')).not.to.include(FREED);
    expect(featureTexts(draftText(['# Market', ...pod('image: "nginx:1"'), ...block('kubectl run stall --image=nginx:1', 'kubectl apply -f stall.yaml')])).join('\n')).not.to.include(FREED);
  });
});
