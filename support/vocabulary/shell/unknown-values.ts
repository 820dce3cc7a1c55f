import { NotChecked } from '../../errors/errors';
import { ownLines } from '../../runtime/own-way';
import type { Run } from '../../runtime/run';
import { assignedIn, usedIn } from './line-values';

/** By name: the line whose output a check does not know. */
const forgotten = new WeakMap<Run, Map<string, string>>();
const knownIn = new WeakMap<Run, Set<string>>();

/** Notes a value that only the reader's terminal has printed. @param line that printed it */
export function noteUnknown(run: Run, name: string, line: string): void {
  forgotten.set(run, (forgotten.get(run) ?? new Map<string, string>()).set(name, line));
}

/** Notes values that looks have found. */
export function noteKnown(run: Run, ...names: string[]): void {
  knownIn.set(run, new Set([...(knownIn.get(run) ?? []), ...names]));
}

/** Comes before a line that looks. What acts is not typed for the reader, so that what it sets is not known. @throws NotChecked if the line, or the text of a Then, needs such a value */
export function mustBeKnown(run: Run, text: string): void {
  const own = assignedIn(text);
  const known = knownIn.get(run) ?? new Set<string>();
  const name = usedIn(text).find((one) => !own.includes(one) && !known.has(one) && setBy(run, one) !== undefined);
  if (name === undefined) return noteKnown(run, ...own);
  throw new NotChecked({ cause: 'value-only-in-your-terminal', reason: `Not checked: only your own terminal knows $${name}`, seen: `it comes from: ${setBy(run, name) ?? ''}`, next: `nothing; look yourself: ${text.split('\n')[0] ?? ''}` });
}

function setBy(run: Run, name: string): string | undefined {
  return forgotten.get(run)?.get(name) ?? ownLines(run).find(({ line }) => assignedIn(line).includes(name))?.line.split('\n')[0];
}
