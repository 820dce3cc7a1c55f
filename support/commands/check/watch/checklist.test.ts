import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { expect } from 'chai';
import { loadLab } from '../../../lab/load-lab';
import { checklist } from './checklist';
import { Progress, type Finding } from './progress';

const lab = loadLab('understanding-pods');
const trouble = { reason: 'The image is not loaded into kind', subject: 'ubuntu/helloworld', expected: 'the image on all nodes', seen: 'a\nb\nc\nd\ne', look: 'docker exec demo-worker crictl images', next: 'kind load' };
const failed: Finding = { verdict: 'failed', trouble, told: { trouble, hint: trouble.look } };

function shown(ticks: number[], size = { columns: 80, rows: 40 }, finding = failed): string[] {
  const progress = new Progress(lab, new Date(0));
  for (const task of ticks) progress.tick(task, { at: new Date(2026, 0, 1, 14, 3, 21), seconds: 1, evidence: '' });
  if (progress.atHand) progress.find(progress.atHand.task.id, finding);
  return checklist(progress, 'Ctrl-C ends it.', size).map((line) => stripVTControlCharacters(line).trimEnd());
}

test('each task has a line: with its time where it has ticked, marked where it is at hand', () => {
  const lines = shown([1, 2]);
  expect(lines[0]).to.equal('Understanding Pods: 2 of 18 tasks, 10 of 100 points');
  expect(lines[1]).to.equal('✓   1  Create helloworld.js               14:03:21');
  expect(lines[3]).to.equal('▸   3  Run it locally');
  expect(lines[4]).to.equal('·   4  Create Dockerfile');
  expect(lines.at(-1)).to.equal('Ctrl-C ends it.');
});

test('under the list stands what is seen, what is missing and one hint, for the task at hand', () => {
  expect(shown([1, 2]).slice(20, -2)).to.deep.equal([
    'Task 3: Run it locally',
    '  The image is not loaded into kind (ubuntu/helloworld)',
    '  seen:     a',
    '            b',
    '            c ...',
    '  missing:  the image on all nodes',
    '  hint:     docker exec demo-worker crictl images',
  ]);
});

test('where a lab gives no hints, it only says that the task is not done', () => {
  expect(shown([1, 2], undefined, { verdict: 'failed', trouble }).slice(20, -2)).to.deep.equal(['Task 3: Run it locally', '  It is not done yet.']);
});

test('an error of the environment has its mark', () => {
  expect(shown([], undefined, { verdict: 'error', trouble: { reason: 'The Docker engine does not answer' } })[1]).to.equal('!   1  Create helloworld.js');
});

test('a low terminal shows the tasks around the one at hand, and how many are left out', () => {
  const lines = shown([1, 2, 3, 4, 5, 6, 7, 8], { columns: 80, rows: 18 });
  expect(lines).to.have.length(17);
  expect(lines.filter((line) => line.startsWith('▸'))).to.deep.equal(['▸   9  Run Pod']);
  expect(lines[1]).to.equal('      ... 7 more above');
  expect(lines.find((line) => line.endsWith('more below'))).to.equal('      ... 7 more below');
});

for (const columns of [20, 40, 60]) {
  test(`in a terminal of ${columns} columns no line is wider, and nothing is lost`, () => {
    const lines = shown([1, 2], { columns, rows: 80 });
    for (const line of lines) expect(line.length, line).to.be.at.most(columns);
    const text = lines.join(' ').replaceAll(/\s+/g, ' ');
    for (const { title } of lab.tasks) expect(text).to.include(title);
    expect(text.replaceAll(' ', '')).to.include('14:03:21').and.include(trouble.reason.replaceAll(' ', '')).and.include(trouble.look.replaceAll(' ', ''));
  });
}

test('a title that does not fit goes on below itself', () => {
  expect(shown([1, 2], { columns: 34, rows: 80 }).slice(4, 6)).to.deep.equal(['✓   2  Build the Node.js', '       application 14:03:21']);
});

test('when all is done, it says so', () => {
  expect(shown(lab.tasks.map(({ id }) => id))).to.include('All 18 tasks are done.');
});
