import { test } from 'node:test';
import { expect } from 'chai';
import { programFinding, ready, roomFinding, type Finding } from './doctor';

test('a program that is missing is bad where it is needed, else a note; both say what to do', () => {
  expect(programFinding('kind', 'v0.33.0', { needed: true, next: 'up' })).to.deep.equal({ name: 'kind', mark: 'good', text: 'v0.33.0' });
  expect(programFinding('kind', undefined, { needed: true, next: 'up' })).to.include({ mark: 'bad', text: 'not installed', next: 'up' });
  expect(programFinding('go', undefined, { needed: false, next: 'up' })).to.include({ mark: 'note', text: 'not installed, and not needed now', next: 'up' });
});

test('too little room is bad, and says how much is needed', () => {
  expect(roomFinding('disk', 20, 15).mark).to.equal('good');
  expect(roomFinding('disk', 1.25, 15)).to.include({ mark: 'bad', text: '1.3 GiB free, 15 needed' });
});

test('the lab can run with notes, but not with anything bad', () => {
  const finding = (mark: Finding['mark']): Finding => ({ name: '', mark, text: '' });
  expect(ready([finding('good'), finding('note')])).to.be.true;
  expect(ready([finding('good'), finding('bad')])).to.be.false;
});
