import { AuthorError } from '../../errors/errors';
import type { Run } from '../../runtime/run';
import { mustBeKnown } from './unknown-values';

const values = new WeakMap<Run, Map<string, string>>();
const withoutValues = new WeakSet<Run>();

/** Lets names stand for themselves where nothing is run. */
export function letNamesStand(run: Run): void {
  withoutValues.add(run);
}

/** Keeps a value of a run under a name. */
export function setValue(run: Run, name: string, value: string): void {
  values.set(run, (values.get(run) ?? new Map<string, string>()).set(name, value));
}

/** A line with the values that it names: `$ip`, `${ip}`. Other dollar signs are the shell's. */
export function inLine(run: Run, line: string): string {
  return withValues(line, (name) => values.get(run)?.get(name));
}

/** A text of a sentence with the values that it names. `$5` and `$HOME` are no names of values. @throws AuthorError if nothing has given it such a value */
export function recalled(run: Run, text: string): string {
  return withValues(text, (name) => {
    const value = values.get(run)?.get(name);
    if (value === undefined) mustBeKnown(run, `$${name}`);
    if (value === undefined && /^[a-z]/.test(name) && !withoutValues.has(run)) throw new AuthorError({ cause: 'value-unknown', reason: `Nothing has given $${name} a value`, subject: text, next: `remember it before: When I remember the output as "${name}"; or correct its name` });
    return value;
  });
}

/** @param valueOf undefined for what is no value */
export function withValues(text: string, valueOf: (name: string) => string | undefined): string {
  return text.replaceAll(/\$(?:\{(\w+)\}|(\w+))/g, (whole, braced: string | undefined, bare: string | undefined) => valueOf(braced ?? bare ?? '') ?? whole);
}
