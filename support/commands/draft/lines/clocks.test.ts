import { test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureTexts, yamlBlock } from '../../../../test/kit/draft-text';

const drafted = (capabilities: string, ...lines: string[]): string => featureTexts(draftText(['# Mill', 'Save as mill.yaml:', ...yamlBlock('apiVersion: v1', 'kind: Pod', 'metadata: { name: mill }', `spec: { containers: [{ name: main, image: nginx:1, securityContext: { capabilities: ${capabilities} } }] }`), ...block('kubectl apply -f mill.yaml', ...lines)])).join('\n');
const TODO = 'it would set the clock of the machine, which all share';

test('a line that would set the clock of the machine is for a person', () => {
  expect(drafted('{ add: [SYS_TIME] }', 'kubectl exec mill -- date -s 10:00')).to.include(TODO);
  expect(drafted('{ add: [SYS_TIME] }', 'kubectl exec -it mill -- sh', 'date -s 10:00', 'date')).to.include(TODO).and.include('I type "date"');
  expect(drafted('{ drop: [ALL] }', 'date -s 10:00')).to.include(TODO);
});

test('in a Pod that may not, it is refused, and the lab may show that', () => {
  expect(drafted('{ drop: [ALL] }', 'kubectl exec mill -- date -s 10:00')).not.to.include(TODO);
});
