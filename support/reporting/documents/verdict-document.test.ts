import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { expect } from 'chai';
import { Ajv2020 } from 'ajv/dist/2020';
import { TaskFailed } from '../../errors/errors';
import { Hints } from '../hints/hints';
import { loadLab } from '../../lab/load-lab';
import type { HintLevel } from '../../lab/hint-level';
import type { TaskResult } from '../../results/task-results';
import { verdictDocument } from './verdict-document';
import { verdictSchema, verdictSchemaFile } from './verdict-schema';

const lab = loadLab();
const first = new TaskFailed({ cause: 'other-base', reason: 'Bad base', expected: 'node', seen: 'alpine', look: 'cat Dockerfile', next: 'FROM node', also: 'The image is old' });
const RESULTS: TaskResult[] = [
  { id: 1, title: 'Create helloworld.js', verdict: 'passed', seconds: 0.12345, troubles: [], observed: '', thens: [] },
  { id: 4, title: 'Create Dockerfile', verdict: 'failed', seconds: 1, troubles: [first.problem, { reason: 'Bad folder', next: 'WORKDIR' }], observed: '', thens: [] },
  { id: 5, title: 'Build the image', verdict: 'not checked', seconds: 0, troubles: [{ reason: 'Needs 4', 'back to': 'task 4 (Create Dockerfile)' }], observed: '', thens: [] },
  { id: 6, title: 'Run the container', verdict: 'error', seconds: 0, troubles: [{ reason: 'No engine' }], observed: '', thens: [] },
];

function documentAt(level: HintLevel) {
  const hints = new Hints({ lab, folder: '/srv/ann', level });
  return verdictDocument('understanding-pods', lab, RESULTS, (result) => hints.tell(result));
}

test('the published schema is that of the code: else `npm run schema`', () => {
  expect(readFileSync(verdictSchemaFile, 'utf8')).to.equal(verdictSchema());
});

test('a document at any level is as the published schema says, and one with anything else is not', () => {
  const validate = new Ajv2020({ strict: true }).compile(JSON.parse(readFileSync(verdictSchemaFile, 'utf8')) as object);
  for (const level of [0, 1, 2, 3] as const) expect(validate(documentAt(level)), JSON.stringify(validate.errors)).to.equal(true);
  const document = documentAt(1);
  expect(validate({ ...document, more: 1 })).to.equal(false);
  expect(validate({ ...document, schemaVersion: 2 })).to.equal(false);
  expect(validate({ ...document, tasks: [{ ...document.tasks[0], verdict: 'good' }] })).to.equal(false);
});

test('it says what is wrong, what else, and where to go back to', () => {
  const [passed, failed, notChecked, error] = documentAt(3).tasks;
  expect(passed).to.deep.include({ id: 1, verdict: 'passed', hint: null, cause: null, reason: null, next: null, backTo: null, needs: [], seconds: 0.123 });
  expect(failed).to.deep.include({ hint: 3, cause: 'other-base', reason: 'Bad base', expected: 'node', seen: 'alpine', look: 'cat Dockerfile', next: 'FROM node', backTo: 4, alsoSeen: ['The image is old', 'Bad folder'] });
  expect(notChecked).to.deep.include({ hint: null, reason: 'Needs 4', backTo: 4, needs: [1, 2, 4] });
  expect(error).to.deep.include({ hint: null, reason: 'No engine', next: 'npx labspec doctor', backTo: null });
});

test('at a lower level it does not tell more than the terminal', () => {
  expect(documentAt(1).tasks[1]).to.include({ hint: 1, look: null, next: 'npx labspec check 4 --folder /srv/ann --hint 2' });
});

test('where a lab gives no hints, the verdict is all', () => {
  expect(documentAt(0).tasks[1]).to.deep.include({ verdict: 'failed', hint: 0, cause: null, reason: null, expected: null, seen: null, look: null, next: null, alsoSeen: [] });
});
