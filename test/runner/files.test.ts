import { test } from 'node:test';
import { expect } from 'chai';
import { clusterTests, inOrder, namedTests, unitTests } from './files';

const names = (jobs: { name: string }[]): string[] => jobs.map(({ name }) => name);

test('npm test leaves out what only test:all runs, and no cluster test is also a unit test', () => {
  const promises = names(clusterTests(false));
  const all = names(clusterTests(true));
  expect(all).to.include.members(promises).and.to.include('hostile');
  expect(promises).to.include('watch').and.not.to.include('hostile');
  expect(unitTests().some((file) => file.includes('e2e'))).to.equal(false);
});

test('tests that only this machine can run start first', () => {
  const jobs = inOrder([{ name: 'no such file' }, { name: 'here', hereOnly: true }], true);
  expect(names(jobs)).to.deep.equal(['here', 'no such file']);
});

test('files are chosen by a part of their names; for an unknown name, the message suggests the nearest', () => {
  expect(names(namedTests(['engine-f', 'hostile']))).to.deep.equal(['engine-faults', 'hostile']);
  expect(names(namedTests(['faults'])), 'the file of just that name').to.deep.equal(['faults']);
  expect(() => namedTests(['wacht'])).to.throw('did you mean watch?');
  expect(() => unitTests(['wacht'])).to.throw('No unit test has wacht in its path');
});
