import type { Run } from '../../runtime/run';

const values = new WeakMap<Run, Map<string, string>>();

/** Keeps a value of a run under a name. */
export function setValue(run: Run, name: string, value: string): void {
  values.set(run, (values.get(run) ?? new Map<string, string>()).set(name, value));
}

/** A text with the values that it names: `$ip`, `${ip}`. Other dollar signs stay. */
export function recalled(run: Run, text: string): string {
  return withValues(text, (name) => values.get(run)?.get(name));
}

/** @param valueOf undefined for what is no value */
export function withValues(text: string, valueOf: (name: string) => string | undefined): string {
  return text.replaceAll(/\$(?:\{(\w+)\}|(\w+))/g, (whole, braced: string | undefined, bare: string | undefined) => valueOf(braced ?? bare ?? '') ?? whole);
}
