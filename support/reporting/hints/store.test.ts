import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { expect } from 'chai';
import { Ledger } from './store';

const place = { lab: 'Understanding Pods', folder: '/home/ann/helloworld', task: 9 };
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'labspec-ledger-'));
  file = join(folder, 'state', 'hints.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('the same cause is counted from check to check', () => {
  const times = [1, 2, 3].map(() => {
    const ledger = Ledger.open({ file });
    const seen = ledger.see(place, 'image-not-loaded');
    ledger.save();
    return seen;
  });
  expect(times).to.deep.equal([1, 2, 3]);
  expect(readdirSync(join(folder, 'state'))).to.deep.equal(['hints.json']);
});

test('another cause, and a task that passed in between, begin again', () => {
  const ledger = Ledger.open({ file });
  expect([ledger.see(place, 'a'), ledger.see(place, 'a'), ledger.see(place, 'b'), ledger.see(place, 'a')]).to.deep.equal([1, 2, 1, 1]);
  ledger.forget(place);
  expect(ledger.see(place, 'a')).to.equal(1);
});

test('tasks, folders and labs are counted apart', () => {
  const ledger = Ledger.open({ file });
  ledger.see(place, 'a');
  for (const other of [{ ...place, task: 10 }, { ...place, folder: '/home/bob/helloworld' }, { ...place, lab: 'Services' }]) expect(ledger.see(other, 'a')).to.equal(1);
  expect(ledger.see(place, 'a')).to.equal(2);
});

test('it goes on from where it was set', () => {
  const ledger = Ledger.open({ file });
  ledger.set(place, 'a', 2);
  expect(ledger.see(place, 'a')).to.equal(3);
});

test('what is seen again at once is one sighting, where looks follow each other by themselves', () => {
  const ledger = Ledger.open({ file, apart: 10 });
  const at = (seconds: number): number => ledger.see(place, 'a', new Date(seconds * 1000));
  expect([at(100), at(101), at(109), at(111), at(120), at(121)]).to.deep.equal([1, 1, 1, 2, 2, 3]);
});

test('a file that is no ledger is begun anew', () => {
  const ledger = Ledger.open({ file });
  ledger.save();
  for (const content of ['', '{"version": 2}', '{"version": 1, "sightings": [{"lab": 1}]}', '\u0000']) {
    writeFileSync(file, content);
    expect(Ledger.open({ file }).see(place, 'a')).to.equal(1);
  }
});

test('where nothing can be written, nothing is kept', () => {
  const noFolder = join(folder, 'file');
  writeFileSync(noFolder, '');
  const ledger = Ledger.open({ file: join(noFolder, 'hints.json') });
  ledger.see(place, 'a');
  expect(() => ledger.save()).not.to.throw();
});

test('it does not grow for ever', () => {
  const ledger = Ledger.open({ file });
  for (let student = 0; student < 600; student++) ledger.see({ ...place, folder: `/home/${student}` }, 'x'.repeat(1000));
  ledger.save();
  expect(readFileSync(file, 'utf8').length).to.be.lessThan(250_000);
  expect(ledger.see({ ...place, folder: '/home/599' }, 'x'.repeat(1000))).to.equal(2);
});
