import { test } from 'node:test';
import { expect } from 'chai';
import { z } from 'zod';
import { firstOf, inPlainWords, placed } from './plain-words';

const schema = z.strictObject({
  title: z.string().min(1),
  tasks: z.array(z.strictObject({ id: z.int().positive(), points: z.number().max(100).default(1) })).min(1),
  policy: z.enum(['Always', 'Never']).default('Always'),
  own: z.boolean().default(false),
  rights: z.array(z.union([z.strictObject({ verb: z.string(), resource: z.string() }), z.strictObject({ verbs: z.array(z.string()), resources: z.array(z.string()), group: z.string() })])).default([]),
  name: z.string().regex(/^[a-z]+$/, 'use lowercase letters').default('a'),
});
const RIGHT = { title: 'a', tasks: [{ id: 1 }] };

const WRONG: readonly [object | null, string][] = [
  [null, 'is empty; it must be a map'],
  [{ tasks: RIGHT.tasks }, 'title is missing; it must be text'],
  [{ ...RIGHT, title: 3 }, 'title is 3; it must be text'],
  [{ ...RIGHT, title: '' }, 'title is empty; it must have text'],
  [{ ...RIGHT, tasks: 'one' }, 'tasks is the text "one"; it must be a list'],
  [{ ...RIGHT, tasks: [] }, 'tasks is an empty list; it must have at least 1 item'],
  [{ ...RIGHT, tasks: [{ id: 1 }, { id: 'x' }] }, 'tasks[1].id is the text "x"; it must be a number'],
  [{ ...RIGHT, tasks: [{ id: 1.5 }] }, 'tasks[0].id is 1.5; it must be a whole number'],
  [{ ...RIGHT, tasks: [{ id: 0 }] }, 'tasks[0].id is 0; it must be more than 0'],
  [{ ...RIGHT, tasks: [{ id: 1, points: 101 }] }, 'tasks[0].points is 101; it must not be more than 100'],
  [{ ...RIGHT, tasks: [{ idd: 1 }] }, 'tasks[0] does not have the key "idd"'],
  [{ ...RIGHT, policy: 'always' }, 'policy is the text "always"; it must be Always or Never; did you mean Always?'],
  [{ ...RIGHT, policy: 'whenever' }, 'policy is the text "whenever"; it must be Always or Never'],
  [{ ...RIGHT, own: 'yes' }, 'own is the text "yes"; it must be true or false'],
  [{ ...RIGHT, rights: [{ verb: 'get' }] }, 'rights[0] does not fit: resource is missing; it must be text'],
  [{ ...RIGHT, name: 'A' }, 'name: use lowercase letters'],
];

for (const [data, words] of WRONG) {
  test(`a wrong value: ${words}`, () => {
    const { error } = schema.safeParse(data, { error: inPlainWords });
    const issue = error && firstOf(error);
    expect(placed(issue?.path ?? [], issue?.message ?? '')).to.equal(words);
  });
}
