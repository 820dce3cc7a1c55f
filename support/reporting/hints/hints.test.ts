import { mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { expect } from 'chai';
import { EnvironmentError, NotChecked, TaskFailed } from '../../errors/errors';
import { loadLab } from '../../lab/load-lab';
import { Hints, type Found, type HintsOptions } from './hints';
import { HintStore } from './store';

const lab = loadLab();
const folder = join(homedir(), lab.names.folder);
const failed = (cause?: string, reason = 'Bad'): Found => ({ id: 9, verdict: 'failed', troubles: [new TaskFailed({ cause, reason, look: 'look here', next: 'do this' }).problem] });
let state: string;
beforeEach(() => (state = mkdtempSync(join(tmpdir(), 'labspec-hints-'))));
afterEach(() => rmSync(state, { recursive: true }));

/** A check of its own, as the next one after it. */
function check(found: Found, options: Partial<HintsOptions> = {}) {
  const hints = new Hints({ lab, folder, store: HintStore.open({ file: join(state, 'hints.json') }), ...options });
  const told = hints.tell(found);
  hints.keep();
  return told;
}

test('each check tells one thing more, until all is told', () => {
  expect(check(failed('a')).troubles).to.deep.equal([{ cause: 'a', reason: 'Bad', look: undefined, next: 'npx labspec check 9 --hint 2' }]);
  expect(check(failed('a')).troubles).to.deep.equal([{ cause: 'a', reason: 'Bad', look: 'look here', next: 'npx labspec check 9 --hint 3' }]);
  expect([check(failed('a')), check(failed('a'))].map(({ level, troubles }) => [level, troubles[0]?.next])).to.deep.equal([[3, 'do this'], [3, 'do this']]);
});

test('another cause, and a pass, begin with the first again; what could not be checked does not', () => {
  check(failed('a'));
  expect(check(failed('b')).level).to.equal(1);
  check({ id: 9, verdict: 'error', troubles: [new EnvironmentError({ reason: 'No engine' }).problem] });
  expect(check(failed('b')).level).to.equal(2);
  check({ id: 9, verdict: 'passed', troubles: [] });
  expect(check(failed('b')).level).to.equal(1);
});

test('where there is no cause, the reason stands for it', () => {
  expect([check(failed(undefined, 'One')), check(failed(undefined, 'One')), check(failed(undefined, 'Two'))].map(({ level }) => level)).to.deep.equal([1, 2, 1]);
});

test('a level that was asked for is told, and the next check goes on from it', () => {
  expect(check(failed('a'), { level: 2 }).level).to.equal(2);
  expect(check(failed('a')).level).to.equal(3);
  expect(check(failed('a'), { level: 1 }).level).to.equal(1);
  expect(check(failed('a')).level).to.equal(2);
});

test('a lab can give less than is asked for, or nothing', () => {
  const exam = { ...lab, hints: 0 as const };
  expect(check(failed('a'), { lab: { ...lab, hints: 1 }, level: 3 }).troubles[0]).to.include({ look: undefined, next: 'correct it, then: npx labspec check 9' });
  for (const level of [undefined, 0, 3] as const) expect(check(failed('a'), { lab: exam, level })).to.deep.equal({ level: 0, troubles: [] });
});

test('what is not the student’s to find out is told at once, also where no hints are given', () => {
  const noEngine = { id: 5, verdict: 'error', troubles: [new EnvironmentError({ reason: 'No engine', look: 'npx labspec doctor' }).problem] } satisfies Found;
  expect(check(noEngine, { lab: { ...lab, hints: 0 } })).to.deep.equal({ level: null, troubles: [{ reason: 'No engine', look: undefined, next: 'npx labspec doctor' }] });
  const trouble = { reason: 'Not checked', next: 'npx labspec check 5', 'back to': 'task 5 (Build the image)' };
  expect(check({ id: 6, verdict: 'not checked', troubles: [new NotChecked(trouble).problem] }).troubles[0]).to.include(trouble);
});

test('the command for the next hint can be pasted: with the folder, where it is not the lab’s own', () => {
  expect(check(failed('a'), { folder: '/srv/ann’s work' }).troubles[0]?.next).to.equal("npx labspec check 9 --folder '/srv/ann’s work' --hint 2");
});
