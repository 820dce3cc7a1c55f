import { test } from 'node:test';
import { expect } from 'chai';
import { block, draftText } from '../../../test/kit/draft-text';

test('an object that nothing makes is asked for with the one of the text that may be meant', () => {
  const asked = (line: string): string => draftText(['# Shop', ...block('kubectl create deployment window --image=nginx:1', line)]).questions.join('\n');
  expect(asked('kubectl scale deployment windo --replicas=2')).to.contain('what is deployment "windo" (line 5)?').and.contain('. Did you mean deployment "window"?');
  expect(asked('kubectl scale deployment door --replicas=2')).not.to.contain('Did you mean');
});
