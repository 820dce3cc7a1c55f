import type { Command } from '../../../text/lab-text';
import type { Manifest } from '../objects/object-claims';
import { runnerOf, type State } from '../state';

/** Notes the Pods that the text shows below a line: a reader who is asked for one of them looks there. */
export function noteListed({ text, output }: Command, state: State): void {
  if (output === undefined || !/\bkubectl get (?:pods?|po)\b/.test(text)) return;
  const names = output.text.split('\n').map((line) => line.split(/\s+/)[0] ?? '').filter((name) => /^[a-z0-9][a-z0-9.-]*$/.test(name));
  state.listed = { names, runners: state.runners.length };
}

/** What runs all Pods of the latest list, if that is one object, and nothing with Pods has been made since. */
export function listedRunner(state: State): Manifest | undefined {
  const { names, runners } = state.listed ?? { names: [], runners: 0 };
  if (runners !== state.runners.length) return undefined;
  const [one, ...others] = new Set(names.map((name) => runnerOf(state, name)));
  return others.length === 0 ? one : undefined;
}
