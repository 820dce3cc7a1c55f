import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { expect } from 'chai';
import { HintStore } from './store';

const place = { lab: 'Understanding Pods', folder: '/home/ann/helloworld', task: 9 };
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'labspec-hints-'));
  file = join(folder, 'state', 'hints.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('the same cause is counted from check to check', () => {
  const times = [1, 2, 3].map(() => {
    const store = HintStore.open({ file });
    const seen = store.see(place, 'image-not-loaded');
    store.save();
    return seen;
  });
  expect(times).to.deep.equal([1, 2, 3]);
  expect(readdirSync(join(folder, 'state'))).to.deep.equal(['hints.json']);
});

test('another cause, and a task that passed in between, begin again', () => {
  const store = HintStore.open({ file });
  expect([store.see(place, 'a'), store.see(place, 'a'), store.see(place, 'b'), store.see(place, 'a')]).to.deep.equal([1, 2, 1, 1]);
  store.forget(place);
  expect(store.see(place, 'a')).to.equal(1);
});

test('tasks, folders and labs are counted apart', () => {
  const store = HintStore.open({ file });
  store.see(place, 'a');
  for (const other of [{ ...place, task: 10 }, { ...place, folder: '/home/bob/helloworld' }, { ...place, lab: 'Services' }]) expect(store.see(other, 'a')).to.equal(1);
  expect(store.see(place, 'a')).to.equal(2);
});

test('it goes on from where it was set', () => {
  const store = HintStore.open({ file });
  store.set(place, 'a', 2);
  expect(store.see(place, 'a')).to.equal(3);
});

test('what is seen again at once is one occurrence, where looks follow each other by themselves', () => {
  const store = HintStore.open({ file, apart: 10 });
  const at = (seconds: number): number => store.see(place, 'a', new Date(seconds * 1000));
  expect([at(100), at(101), at(109), at(111), at(120), at(121)]).to.deep.equal([1, 1, 1, 2, 2, 3]);
});

test('a file that cannot be read is begun anew', () => {
  const store = HintStore.open({ file });
  store.save();
  for (const content of ['', '{"version": 2}', '{"version": 1, "occurrences": [{"lab": 1}]}', '\u0000']) {
    writeFileSync(file, content);
    expect(HintStore.open({ file }).see(place, 'a')).to.equal(1);
  }
});

test('where nothing can be written, nothing is kept', () => {
  const noFolder = join(folder, 'file');
  writeFileSync(noFolder, '');
  const store = HintStore.open({ file: join(noFolder, 'hints.json') });
  store.see(place, 'a');
  expect(() => store.save()).not.to.throw();
});

test('it does not grow for ever', () => {
  const store = HintStore.open({ file });
  for (let student = 0; student < 600; student++) store.see({ ...place, folder: `/home/${student}` }, 'x'.repeat(1000));
  store.save();
  expect(readFileSync(file, 'utf8').length).to.be.lessThan(250_000);
  expect(store.see({ ...place, folder: '/home/599' }, 'x'.repeat(1000))).to.equal(2);
});
