import { describe, test } from 'node:test';
import { expect } from 'chai';
import { recordings, toldOf } from './recorded';
import { diagnose } from '../../runtime/diagnose';
import { TABLES } from './tables';

const recorded = recordings();

describe('each recorded observation has its cause', () => {
  for (const observation of recorded) {
    const { name, cause } = observation;
    test(`${name}: ${cause}`, () => {
      const trouble = toldOf(observation);
      expect(trouble?.cause).to.equal(cause);
      expect(trouble?.look, 'the command that shows it').to.be.a('string');
      expect(trouble?.next, 'what mends it').to.be.a('string');
      expect(JSON.stringify(trouble)).not.to.match(/undefined|\[object/);
    });
  }
});

test('each rule has been met on a real engine or cluster', () => {
  const met = new Set(recorded.map(({ cause, observed }) => `${Object.keys(observed)[0] ?? ''}: ${cause}`));
  const all = TABLES.flatMap(({ about, rules }) => rules.map(({ cause }) => `${about}: ${cause}`));
  expect(all.filter((rule) => !met.has(rule))).to.deep.equal([]);
});

test('what says the same more exactly comes first in its table', () => {
  for (const { about, rules } of TABLES) {
    const causes = rules.map(({ cause }) => cause);
    for (const { cause, unless = [] } of rules) for (const other of unless) expect(causes.slice(0, causes.indexOf(cause)), `${about}: ${cause}`).to.include(other);
  }
});

test('a rule is not told where one applies that says the same more exactly', () => {
  const rule = (cause: string, applies: boolean, unless?: string[]) => ({ cause, applies: () => applies, tell: () => ({ reason: `because of ${cause}`, next: 'correct it' }), ...(unless ? { unless } : {}) });
  const told = (isExact: boolean) => diagnose({ about: 'thing', rules: [rule('exact', isExact), rule('rough', true, ['exact'])] }, {});
  expect(told(true)).to.include({ cause: 'exact' }).and.not.have.property('also');
  expect(told(false)).to.include({ cause: 'rough' });
});

test('a state that no rule knows gets no cause', () => {
  const unknown = { about: 'thing', rules: [{ cause: 'never', applies: () => false, tell: () => ({ reason: '', next: '' }) }] };
  expect(diagnose(unknown, {})).to.equal(undefined);
});

test('the first rule that applies is the cause, the others are also seen', () => {
  const rule = (cause: string) => ({ cause, applies: () => true, tell: () => ({ reason: `because of ${cause}`, next: 'mend it' }) });
  expect(diagnose({ about: 'thing', rules: [rule('one'), rule('two'), rule('three')] }, {})).to.deep.include({ cause: 'one', also: 'because of two\nbecause of three' });
});
