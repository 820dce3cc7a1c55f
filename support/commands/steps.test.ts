import { test } from 'node:test';
import { expect } from 'chai';
import { steps } from './steps';

async function found(...args: string[]): Promise<string> {
  const lines: string[] = [];
  await steps.run({}, { args, print: (line) => lines.push(line), signal: new AbortController().signal });
  return lines.join('\n');
}

test('words of the command that does the same by hand find a sentence, and show the command', async () => {
  for (const word of ['auth', 'can-i']) expect(await found(word)).to.match(/Then \{subject\} may \{string\}.*\n.*\n +by hand: kubectl auth can-i list pods/);
});

test('conditions find the sentences that take them', async () => {
  expect(await found('bound')).to.contain('Then {object} is {condition}').and.not.contain('by hand');
});

test('words of the sentence itself show no command', async () => {
  expect(await found('may', 'not')).to.contain('may not "delete" "pods"').and.not.contain('by hand');
});

test('what only a typed line does is shown as one', async () => {
  expect(await found('scale')).to.contain('When I run "kubectl scale ..."');
  expect(await found('kubectl', 'rollout', 'undo')).to.contain('When I run "kubectl rollout undo ..."');
  expect(await found('no-such-word')).to.contain('When I run "..."');
});
