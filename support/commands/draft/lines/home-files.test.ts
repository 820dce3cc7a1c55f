import { test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureTexts } from '../../../../test/kit/draft-text';

const written = (...lines: string[]): string => featureTexts(draftText(['# Hens', ...lines])).join('\n');
const MISSING = /# TODO line \d+: nothing in the text makes ~\/hens\.md: have it there; then take these steps in\n +# +When I run "(?:cat|grep -A 3 Brown) ~\/hens\.md"/;

test('a file of the author’s home that a line reads, and that nothing makes, must be there first', () => {
  for (const line of ['cat /root/hens.md', 'cat ~/hens.md', 'grep -A 3 Brown /home/student/hens.md']) expect(written(...block('kubectl get pods', line)), line).to.match(MISSING);
});

test('one that the text makes, or shows, is read', () => {
  for (const line of ['kubectl get pods > ~/hens.md', 'cp eggs.md ~/hens.md', 'vim ~/hens.md', 'curl -o ~/hens.md https://example.org/hens.md', 'cat a.md > ~/hens.md']) expect(written(...block(line, 'cat ~/hens.md')), line).to.not.contain('nothing in the text makes');
  expect(written(...block('kubectl get pods', 'cat hens.md'))).to.not.contain('nothing in the text makes');
});
