import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { expect } from 'chai';
import { ANSWER_RULES } from './answer-rules';
import { CONTAINER_RULES } from './container-rules';
import { MISSING_IMAGE_RULES, NODE_IMAGE_RULES } from './image-rules';
import { POD_RULES } from './pod-rules';
import { diagnose, type RuleTable } from './rule';
import { SERVER_RULES } from './server-rules';
import { WGET_RULES } from './wget-rules';

// What was observed of the labs in fixtures/broken on a real engine and cluster: `npm run truth -- --record`.
const RECORDED = join(__dirname, 'recorded');
const TABLES = [ANSWER_RULES, CONTAINER_RULES, MISSING_IMAGE_RULES, NODE_IMAGE_RULES, POD_RULES, SERVER_RULES, WGET_RULES] as unknown as RuleTable<unknown>[];

interface Recorded {
  cause: string;
  observed: Record<string, unknown>;
}

const recorded = readdirSync(RECORDED).map((name) => ({ name, ...(JSON.parse(readFileSync(join(RECORDED, name), 'utf8')) as Recorded) }));

describe('each recorded observation has its cause', () => {
  for (const { name, cause, observed } of recorded) {
    test(`${name.replace('.json', '')}: ${cause}`, () => {
      const [about = '', seen] = Object.entries(observed)[0] ?? [];
      const table = TABLES.find((one) => one.about === about);
      const trouble = table && diagnose(table, seen);
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

test('a state that no rule knows gets no cause', () => {
  const unknown = { about: 'thing', rules: [{ cause: 'never', applies: () => false, tell: () => ({ reason: '', next: '' }) }] };
  expect(diagnose(unknown, {})).to.equal(undefined);
});

test('the first rule that applies is the cause, the others are also seen', () => {
  const rule = (cause: string) => ({ cause, applies: () => true, tell: () => ({ reason: `because of ${cause}`, next: 'mend it' }) });
  expect(diagnose({ about: 'thing', rules: [rule('one'), rule('two'), rule('three')] }, {})).to.deep.include({ cause: 'one', also: 'because of two\nbecause of three' });
});
