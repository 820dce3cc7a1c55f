import type { Run } from '../../runtime/run';

const asked = new WeakMap<Run, Set<string>>();

/** Notes that the lab speaks of an object. @param called `deployment web`, with the API's word for the kind */
export function noteAskedFor(run: Run, called: string): void {
  asked.set(run, (asked.get(run) ?? new Set()).add(called));
}

/** Whether the lab has spoken of it yet. That it has not says little alone: a later task may. */
export function isAskedFor(run: Run, called: string): boolean {
  return asked.get(run)?.has(called) ?? false;
}
