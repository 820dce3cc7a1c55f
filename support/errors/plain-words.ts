import { closest, distance } from 'fastest-levenshtein';
import type { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

const KINDS: Readonly<Record<string, string>> = { string: 'text', number: 'a number', int: 'a whole number', boolean: 'true or false', array: 'a list', object: 'a map', record: 'a map', null: 'nothing', undefined: 'nothing' };

/** Says in plain words what is wrong with a value in a file that a person writes; an error map for zod's `safeParse`. */
export function inPlainWords(issue: Issue): string | undefined {
  const { input } = issue;
  if (issue.code === 'invalid_type') return input === undefined || input === null ? `is ${input === null ? 'empty' : 'missing'}; it must be ${kindOf(issue.expected)}` : `is ${shown(input)}; it must be ${kindOf(issue.expected)}`;
  if (issue.code === 'too_small') return `is ${input === '' ? 'empty' : shown(input)}; it must ${atLeast(issue)}`;
  if (issue.code === 'too_big') return `is ${shown(input)}; it must not be more than ${String(issue.maximum)}`;
  if (issue.code === 'invalid_value') return ofValues(issue.values.map(String), input);
  if (issue.code === 'unrecognized_keys') return `does not have the key "${issue.keys[0] ?? ''}"`;
  return issue.code === 'invalid_union' ? ofNearestUnion(issue) : undefined;
}

/** The place of a value, and what is wrong with it there: `tasks[0].title is missing; it must be text`. @param what the message of an issue */
export function placed(path: readonly PropertyKey[], what: string): string {
  const place = path.map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index > 0 ? '.' : ''}${String(key)}`)).join('');
  return `${place}${/^(?:is|does) /.test(what) || place === '' ? '' : ':'}${place === '' ? '' : ' '}${what}`;
}

/** The issue to name first: a misspelt key is also a missing one. */
export function firstOf({ issues }: z.ZodError): z.core.$ZodIssue | undefined {
  return issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
}

/** The words for the one of several shapes that lacks least. */
function ofNearestUnion(issue: Extract<Issue, { code: 'invalid_union' }>): string | undefined {
  const [nearest] = [...issue.errors].sort((one, other) => one.length - other.length);
  const [first] = nearest ?? [];
  return first && `does not fit: ${placed(first.path, first.message)}`;
}

function ofValues(values: string[], input: unknown): string {
  const can = `it must be ${values.join(' or ')}`;
  const near = typeof input === 'string' && distance(input.toLowerCase(), closest(input, values).toLowerCase()) <= 2 ? `; did you mean ${closest(input, values)}?` : '';
  return input === undefined ? `is missing; ${can}` : `is ${shown(input)}; ${can}${near}`;
}

function atLeast({ origin, minimum, inclusive }: Extract<Issue, { code: 'too_small' }>): string {
  if (origin === 'string') return 'have text';
  if (origin === 'array') return `have at least ${String(minimum)} item${minimum === 1 ? '' : 's'}`;
  return inclusive === false ? `be more than ${String(minimum)}` : `not be less than ${String(minimum)}`;
}

function kindOf(expected: string): string {
  return KINDS[expected] ?? expected;
}

function shown(input: unknown): string {
  if (typeof input === 'number' || typeof input === 'boolean') return String(input);
  if (Array.isArray(input)) return input.length === 0 ? 'an empty list' : 'a list';
  return typeof input === 'string' ? `the text ${JSON.stringify(input.slice(0, 60))}` : 'a map';
}
