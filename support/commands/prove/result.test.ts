import { describe, test } from 'node:test';
import { expect } from 'chai';
import type { Lab } from '../../lab/lab';
import { percent, reportLines } from './report';
import { isProved, scoreOf, type Fate, type Outcome, type Proof } from './result';
import { sampleOf } from './sample';
import { areSame, changed } from './snapshot';

const outcome = (fate: Fate, more: Partial<Outcome> = {}): Outcome => ({ task: 1, kind: 'image', title: `web.yaml: image is ${fate}`, at: { file: 'fixtures/x/web.yaml', line: 7 }, fate, seconds: 1, ...more });
const proof = (outcomes: Outcome[], more: Partial<Proof> = {}): Proof => ({ lab: 'x', flaws: [], tasks: [1], isStopped: false, outcomes, ways: outcomes.length, seconds: 9, ...more });
const LAB = { tasks: [{ id: 1, title: 'Run it' }] } as unknown as Lab;

describe('the score of a proof', () => {
  test('what changes nothing counts neither way; what a later task catches is caught', () => {
    expect(scoreOf(['caught', 'caught later', 'not caught', 'same', 'passed', 'refused', 'error'].map((fate) => outcome(fate as Fate)))).to.deep.equal({ mutants: 3, caught: 2, killRate: (2 / 3) * 100, right: 2, falseAlarms: 1, errors: 1 });
  });

  test('an earlier task that fails, although it was done right, is a false alarm', () => {
    expect(scoreOf([outcome('caught', { early: 1 })]).falseAlarms).to.equal(1);
  });

  const good = [outcome('caught'), outcome('passed')];
  const cases: [string, Proof, number, boolean][] = [
    ['all caught', proof(good), 100, true],
    ['19 of 20 caught', proof([...Array.from({ length: 19 }, () => outcome('caught')), outcome('not caught')]), 95, true],
    ['18 of 19 caught', proof([...Array.from({ length: 18 }, () => outcome('caught')), outcome('not caught')]), 95, false],
    ['a right way refused', proof([...good, outcome('refused')]), 95, false],
    ['an error', proof([...good, outcome('error')]), 95, false],
    ['a flaw', proof(good, { flaws: [{ stage: 'untouched', reason: 'it passes', next: 'correct it' }] }), 95, false],
    ['one that was ended', proof(good, { isStopped: true }), 95, false],
    // Nothing was tried, so nothing is proved.
    ['no way at all', proof([]), 0, false],
  ];
  for (const [name, one, minKill, expected] of cases) test(`${name}: ${expected ? 'proved' : 'not proved'}`, () => void expect(isProved(one, minKill)).to.equal(expected));

  test('a rate is never rounded up', () => {
    expect([percent(99.96), percent(100), percent(66.6666)]).to.deep.equal(['99.9', '100', '66.6']);
  });
});

describe('the report', () => {
  test('names what is not caught with its place and what to do, and is short otherwise', () => {
    const lines = reportLines(LAB, proof([outcome('caught'), outcome('not caught')])).join('\n');
    expect(lines).to.contain('✗   1  Run it: 1 of 2 wrong ways caught').and.to.contain('image is not caught (fixtures/x/web.yaml:7)').and.to.contain('write a Then');
    expect(lines).not.to.contain('image is caught');
  });

  const untried: [string, Partial<Proof>, string][] = [
    ['which was not asked for', { tasks: [2] }, 'not asked for'],
    ['because of a flaw of another', { tasks: [], flaws: [{ stage: 'by hand', task: 2, reason: 'it does not pass', next: 'correct it' }] }, 'the lab’s own way does not pass'],
    ['because the proof was ended', { isStopped: true }, 'the proof was ended'],
  ];
  for (const [name, more, words] of untried) {
    test(`has no tick for a task that was not tried, ${name}`, () => {
      expect(reportLines(LAB, proof([], more))[0]).to.match(/^- {3}1 {2}Run it: /).and.to.contain(words);
    });
  }
});

describe('a sample', () => {
  test('is spread over all', () => void expect(sampleOf([...Array(100).keys()], 4)).to.deep.equal([0, 25, 50, 75]));
  test('is all, if there are no more', () => void expect(sampleOf([1, 2], 4)).to.deep.equal([1, 2]));
});

describe('what a task has made', () => {
  const before = new Map([['Pod a', 'kind: Pod\nspec: 1\n'], ['Pod b', 'kind: Pod\nspec: 2\n']]);
  const after = new Map([['Pod a', 'kind: Pod\nspec: 3\n'], ['Pod b', 'kind: Pod\nspec: 2\n'], ['Pod c', 'kind: Pod\nspec: 4\n']]);
  test('new objects, and the earlier form of changed ones', () => void expect(changed(before, after)).to.deep.equal({ made: [{ kind: 'Pod', spec: 4 }], earlier: [{ kind: 'Pod', spec: 1 }] }));
  test('the same objects in the same form are the same', () => void expect([areSame(after, new Map(after)), areSame(before, after), areSame(after, before)]).to.deep.equal([true, false, false]));
});
