import { test } from 'node:test';
import { expect } from 'chai';
import { taskOfMark, withMarks } from './marks';

test('a mark stands before the line of its task, and is found again', () => {
  const marked = withMarks('# Lab\n## Open\nwords\n## Close\n', [{ id: 1, line: 2 }, { id: 12, line: 4 }]);
  expect(marked).to.equal('# Lab\n<!-- labspec: task 1 -->\n## Open\nwords\n<!-- labspec: task 12 -->\n## Close\n');
  expect(marked.split('\n').map(taskOfMark).filter((id) => id !== undefined)).to.deep.equal([1, 12]);
  expect(taskOfMark('<!-- a task -->')).to.equal(undefined);
});

test('marks that are there already stay where they are', () => {
  const marked = '# Lab\n<!-- labspec: task 1 -->\n\n## Open\nwords\n<!-- labspec: task 2 -->\n## Close\n';
  expect(withMarks(marked, [{ id: 1, line: 4 }, { id: 2, line: 7 }])).to.equal(marked.replace('<!-- labspec: task 1 -->\n\n', '\n<!-- labspec: task 1 -->\n'));
  expect(withMarks(marked, [])).to.equal(marked);
});

test('a mark of a line within a block of code stands before the block', () => {
  const text = 'Clean up:\n```sh\nkubectl delete pod web\n```\n';
  expect(withMarks(text, [{ id: 2, line: 3 }])).to.equal(text.replace('```sh', '<!-- labspec: task 2 -->\n```sh'));
});

test('a mark stands above the block that its task begins with, and divides a block that another task has begun', () => {
  expect(withMarks('words\n```sh\n# all\nls\ncd a\n```\n', [{ id: 1, line: 4 }])).to.equal('words\n<!-- labspec: task 1 -->\n```sh\n# all\nls\ncd a\n```\n');
  expect(withMarks('words\n```sh\nls\ncd a\n```\n', [{ id: 2, line: 4 }])).to.equal('words\n```sh\nls\n```\n\n<!-- labspec: task 2 -->\n\n```sh\ncd a\n```\n');
});
