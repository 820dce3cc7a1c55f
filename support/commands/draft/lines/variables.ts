import { withValues } from '../../../vocabulary/shell/values';
import { nameFor } from '../asked';
import { typed, type Line } from '../drafted';
import type { State } from '../state';

/** What every shell has. */
export const GIVEN = new Set(['HOME', 'PATH', 'PWD', 'USER', 'SHELL', 'RANDOM', 'HOSTNAME', 'KUBECONFIG']);

/** Variables that a reader sets beforehand, with names in place of what only the author knows. */
export function withVariables(text: string, state: State): { lines: Line[]; sets: string[] } {
  const sets: string[] = [];
  const lines: Line[] = [];
  for (let unknown = unknownValue(text, state); unknown !== undefined; unknown = unknownValue(text, state)) {
    const value = state.unset.has(unknown) ? undefined : nameFor(state, `$${unknown}`, unknown);
    if (value === undefined) break;
    state.variables.add(unknown);
    sets.push(unknown);
    lines.push(typed(`${unknown}=${value}`));
  }
  return { lines, sets };
}

/** A variable that nothing before has set. */
export function unknownValue(text: string, state: State): string | undefined {
  if (/<<-?\s*["'\\]/.test(text)) return undefined;
  let unknown: string | undefined;
  const own = new Set([...text.matchAll(/(?:^|[\s;&|(])(?:export |local |read (?:-\w+ )*|for )?([A-Za-z_]\w*)(?==|\+=| in\b)/g)].map(([, name = '']) => name));
  withValues(text.replaceAll(/'[^']*'/g, '').replaceAll(/\\\$|\$\$/g, ''), (name) => {
    if (!/^\d/.test(name) && !own.has(name) && !state.variables.has(name) && !GIVEN.has(name)) unknown ??= name;
    return undefined;
  });
  return unknown;
}
