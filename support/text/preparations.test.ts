import { describe, test } from 'node:test';
import { expect } from 'chai';
import type { LabText } from './lab-text';
import { readLines as text } from '../../test/kit/written-text';

const block = (line: string): string[] => ['', '```sh', line, '```', ''];
const typedIn = ({ blocks }: LabText): [number | undefined, string | undefined][] => blocks.map(({ task, commands }) => [task, commands?.[0]?.text]);

describe('what readers need before they begin', () => {
  for (const heading of ['Prerequisites', 'Before you begin', '0. Requirements', 'Step 1: Pre-requisites', 'What you will need']) test(`is no task: ${heading}`, () => {
    const lab = text('# Shop', `## ${heading}`, ...block('kubectl create cm stock'), '### Tools', ...block('kubectl version'), '## Open the shop', ...block('kubectl create sa clerk'), '## Close it', ...block('kubectl delete sa clerk'));
    expect(lab.tasks.map(({ title }) => title)).to.deep.equal(['Open the shop', 'Close it']);
    const [first, second] = lab.tasks.map(({ id }) => id);
    expect(typedIn(lab)).to.deep.equal([[first, 'kubectl create cm stock'], [first, 'kubectl version'], [first, 'kubectl create sa clerk'], [second, 'kubectl delete sa clerk']]);
    expect(lab.tasks[0]?.line).to.equal(2);
  });

  test('is all that there is in a page of nothing else', () => {
    expect(text('# Shop', '## Prerequisites', ...block('kubectl create cm stock')).tasks).to.have.length(1);
  });

  test('is not a heading that only has the word in it', () => {
    expect(text('# Shop', '## Resource requirements of Pods', ...block('kubectl get pods'), '## Close it', ...block('kubectl delete sa clerk')).tasks).to.have.length(2);
  });
});

describe('cleaning up', () => {
  test('is no task at the beginning of a page, and one at its end', () => {
    const lab = text('# Shop', '## Clean up', ...block('kubectl delete cm old'), '## Open', ...block('kubectl create cm stock'), '## Cleanup', ...block('kubectl delete cm stock'));
    expect(lab.tasks.map(({ title }) => title)).to.deep.equal(['Open', 'Cleanup']);
    expect(typedIn(lab).map(([task]) => task)).to.deep.equal([1, 1, 2]);
  });
});

describe('what readers may do elsewhere', () => {
  test('is no work of the lab', () => {
    const lab = text('# Shop', '## Open', ...block('kubectl create cm stock'), '## Next steps', ...block('kubectl apply -f all.yaml'), '### More', ...block('kubectl get all'), '## Close', ...block('kubectl delete cm stock'));
    expect(lab.tasks.map(({ title }) => title)).to.deep.equal(['Open', 'Close']);
    expect(typedIn(lab)).to.deep.equal([[1, 'kubectl create cm stock'], [undefined, undefined], [undefined, undefined], [2, 'kubectl delete cm stock']]);
  });

  test('is neither a summary of lines nor what to do if something goes wrong, below the first heading', () => {
    const lab = text('# Shop', '## Open', ...block('kubectl create cm stock'), '## Key commands summary', ...block('kubectl get cm'), '## Troubleshooting', '### Pending', ...block('kubectl describe pod shop'), '## Close', ...block('kubectl delete cm stock'));
    expect(lab.tasks.map(({ title }) => title)).to.deep.equal(['Open', 'Close']);
    expect(text('# Troubleshooting', ...block('kubectl get cm')).tasks).to.have.length(1);
  });

  test('may be marked as a task all the same', () => {
    expect(text('# Shop', '<!-- labspec: task 1 -->', '## Next steps', ...block('kubectl create cm stock')).tasks.map(({ title }) => title)).to.deep.equal(['Next steps']);
  });
});
