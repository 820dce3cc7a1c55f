import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { expect } from 'chai';
import { AuthorError } from '../errors/errors';
import { neededBy, taskIdOf } from './lab';
import { withTag } from '../platform/docker/image-name';
import { labFolder, loadLab, parseLab } from './load-lab';

const text = readFileSync(join(labFolder('understanding-pods'), 'lab.yaml'), 'utf8');
const parse = (changed: string) => () => parseLab(changed, 'lab.yaml');

test('the first lab has 18 tasks worth 100 points', () => {
  const { tasks } = loadLab();
  expect(tasks.map((task) => task.id)).to.deep.equal(Array.from({ length: 18 }, (_, index) => index + 1));
  expect(tasks.reduce((sum, task) => sum + task.points, 0)).to.equal(100);
});

test('an unknown key is an error that names file, line and key', () => {
  expect(parse(text.replace('points: 5, needs: [1, 2] }', 'points: 5, neds: [1, 2] }'))).to.throw(AuthorError, /neds|needs/).with.property('message').that.matches(/lab\.yaml:\d+, tasks\.2/);
});

test('hints are a level, by default the highest', () => {
  expect(loadLab().hints).to.equal(3);
  expect(parseLab(`${text}hints: 0\n`, 'lab.yaml').hints).to.equal(0);
  expect(parse(`${text}hints: 9\n`)).to.throw(AuthorError, /a level of hints is 0, 1, 2 or 3 \(lab\.yaml:\d+, hints\)/);
});

test('a syntax error names its line', () => {
  expect(parse(`${text}\n  - {`)).to.throw(AuthorError, /lab\.yaml:\d+/);
});

test('an empty file is refused', () => {
  expect(parse('')).to.throw(AuthorError);
});

test('a task cannot need itself, a later task or an unknown one', () => {
  expect(parse(text.replace('needs: [16] }', 'needs: [17] }'))).to.throw(AuthorError, /Task 17 needs task 17/);
});

test('a duplicate task is refused', () => {
  expect(parse(text.replace('id: 2,', 'id: 1,'))).to.throw(AuthorError, /task 1 twice/);
});

test('a missing lab is named', () => {
  expect(() => loadLab('no-such-lab')).to.throw(AuthorError, /no lab "no-such-lab"/);
});

test('needs include the needs of other tasks', () => {
  expect([...neededBy(loadLab(), 9)].sort((a, b) => a - b)).to.deep.equal([1, 2, 4, 5, 8]);
});

test('the tag of a scenario names its task', () => {
  expect(taskIdOf([{ name: '@slow' }, { name: '@task-07' }])).to.equal(7);
  expect(taskIdOf([{ name: '@task-seven' }])).to.equal(undefined);
});

test('an image without a tag means latest', () => {
  expect(withTag('ubuntu/helloworld')).to.equal('ubuntu/helloworld:latest');
  expect(withTag('localhost:5000/hello')).to.equal('localhost:5000/hello:latest');
  expect(withTag('node:20-slim')).to.equal('node:20-slim');
});

test('an unknown key is named with its line, and with the key that it may mean', () => {
  expect(() => parseLab('title: x\nclustr: { name: demo }\ntasks: [{ id: 1, title: One }]', 'lab.yaml')).to.throw(/lab\.yaml:2, clustr[^]*did you mean cluster\?/);
  expect(() => parseLab('title: x\ntasks:\n  - { id: 1, title: One, nedes: [] }', 'lab.yaml')).to.throw(/lab\.yaml:3, tasks\.0\.nedes[^]*did you mean needs\?/);
  expect(() => parseLab('title: x\nsomething: 1\ntasks: [{ id: 1, title: One }]', 'lab.yaml')).to.throw(/lab\.yaml:2, something\)\n +next: +see /);
});
