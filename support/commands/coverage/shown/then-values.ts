import type { Finding } from '../../lint/finding';
import { placeOf, type SpecStep } from '../../specification/step';
import { saidBy } from '../text/lint/said-by';
import { kindName } from './as-line';
import { labelsOf } from './labels';
import { find, listAt, podOf, type Made, type World } from './made';
import { valueOf } from './printed-values';

/** A Then that expects another value, image or label than the lines and files before it give the object. */
export function wrongValue(step: SpecStep, { objects }: World): Finding[] {
  const said = step.keyword === 'Then' && !step.text.includes(' in namespace ') ? saidBy(step) : undefined;
  const made = said && find(objects, kindName(said.kind), said.name);
  const claim = said && made && claimOf(said.path, said.rest, made);
  if (!made || !claim || claim.seen.length === 0 || claim.seen.includes(claim.wanted) || claim.seen.some((one) => /[\n$<{]/.test(one))) return [];
  return [{ place: placeOf(step), reason: `The step expects ${claim.what} ${claim.wanted}; ${made.place} has ${claim.seen.join(', ')}`, next: 'correct one of the two' }];
}

function claimOf(path: string | undefined, rest: string, made: Made): { what: string; wanted: string; seen: string[] } | undefined {
  const is = path === undefined ? undefined : /^is "([^"$]*)"/.exec(rest)?.[1];
  if (path !== undefined) return is === undefined || made.kind === 'Secret' ? undefined : { what: path, wanted: is, seen: [valueOf(made, path)].flatMap((one) => one ?? []) };
  const image = /^runs the image "([^"$]+)"/.exec(rest)?.[1];
  if (image !== undefined) return { what: 'the image', wanted: image, seen: listAt(podOf(made)?.spec, 'containers').map((container) => String(container['image'])) };
  const [, key = '', value] = /^has the label "([^"=$]+)=([^"$]+)"/.exec(rest) ?? [];
  const label = labelsOf(made)[key];
  return value === undefined || typeof label !== 'string' ? undefined : { what: `the label ${key}`, wanted: value, seen: [label] };
}
