import { test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines } from '../../test/kit/draft-text';

const below = (said: string): string => featureLines(draftText(['# Mill', ...block('kubectl run mill --image=nginx:1', 'kubectl exec mill -- cat /flour'), said, '', '```text', 'cat: /flour: stones are missing', '```'])).join('\n');

test('what only some readers see is no output of the line above it', () => {
  for (const said of ['If you get the following error:', '⚠️ If you see this message:', 'In case it fails with this error:']) expect(below(said), said).not.to.include('stones are missing');
});

test('what all of them see is one', () => {
  for (const said of ['You get the following error:', 'If you ask for it now, you get an error:']) expect(below(said), said).to.include('stones are missing');
});
