import { expect } from 'chai';
import { test } from 'node:test';
import { block, draftText, featureLines } from '../../../../test/kit/draft-text';

const drafted = (said: string): string => featureLines(draftText(['# Oven', ...block('kubectl create configmap oven --from-literal=heat=200'), said, ...block("$ kubectl get configmap oven -o jsonpath='{.data.heat}'", '200')])).join('\n');

test('what the text has its reader wait for is looked at as long', () => {
  expect(drafted('Wait about one minute, then:')).to.include('I see "200" within 2 minutes');
  expect(drafted('This takes up to 3 minutes:')).to.include('I see "200" within 4 minutes');
  expect(drafted('After 90 seconds it is there:')).to.include('I see "200" within 3 minutes');
  expect(drafted('Repeat the next line until it shows 200:')).to.include('I see "200" within 2 minutes');
  expect(drafted('It can take more than 2 minutes:')).to.include('I see "200" within 3 minutes');
  expect(drafted('Wait 40 minutes:')).to.include('I see "200" within 5 minutes');
});

test('without such words, it is looked at as usual', () => {
  for (const said of ['Look at it:', 'kubectl wait for the oven, if you like.', 'It was made after the others.']) expect(drafted(said), said).to.include('I see "200"').and.not.include('within');
});
