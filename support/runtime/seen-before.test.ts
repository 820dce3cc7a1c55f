import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { expect } from 'chai';
import { Memory } from './seen-before';

const folder = mkdtempSync(join(tmpdir(), 'labspec-memory-'));
after(() => rmSync(folder, { recursive: true }));

test('what was kept is there for the next check, and nothing else', () => {
  const file = join(folder, 'deep', 'seen.json');
  new Memory(file).keep('container hello of sha256:1');
  new Memory(file).keep('container bb of sha256:1');
  expect(new Memory(file).has('container hello of sha256:1')).to.equal(true);
  expect(new Memory(file).has('container hello of sha256:2')).to.equal(false);
});

test('the oldest is forgotten, so it does not grow for ever', () => {
  const memory = new Memory(join(folder, 'many.json'));
  for (let index = 0; index <= 200; index++) memory.keep(`thing ${index}`);
  expect(memory.has('thing 0')).to.equal(false);
  expect(memory.has('thing 200')).to.equal(true);
  expect(Object.keys(JSON.parse(readFileSync(join(folder, 'many.json'), 'utf8')) as object)).to.have.length(200);
});

test('one that cannot be read is begun anew', () => {
  const file = join(folder, 'broken.json');
  writeFileSync(file, '{');
  const memory = new Memory(file);
  expect(memory.has('anything')).to.equal(false);
  memory.keep('something');
  expect(memory.has('something')).to.equal(true);
});

test('what was kept long ago counts only where the time does not matter, until it is seen again', () => {
  const file = join(folder, 'old.json');
  writeFileSync(file, JSON.stringify({ 'task 1': new Date(Date.now() - 25 * 3_600_000).toISOString() }));
  const memory = new Memory(file);
  expect([memory.has('task 1'), memory.has('task 1', 24)]).to.deep.equal([true, false]);
  memory.keep('task 1');
  expect(memory.has('task 1', 24)).to.equal(true);
});
