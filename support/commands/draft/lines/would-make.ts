import type { Word } from '../../../vocabulary/shell/parse-lines';
import type { Effect } from '../drafted';
import { effectsOf } from '../objects/object-claims';
import type { State } from '../state';
import { kubectlLine, type KubectlLine } from './kubectl-line';
import type { Learned } from './learned';
import { whyNotDrafted } from './not-for-labs';
import { madeByFlags } from './made-by-flags';
import { releasesOf } from './read-release';
import { whyNoChart } from './releases';
import { commandsOfScript, scriptOf } from './scripts';

const MAKES = new Set(['apply', 'create', 'run', 'expose']);

/** Why a script beside the text is not run, for what one of its lines does: what it would make, lines below wait for. */
export function whyNotRun(commands: readonly Word[][], state: State): string | undefined {
  const script = commands.flatMap((words) => scriptOf(words, state) ?? [])[0];
  const lines = script === undefined ? [] : commandsOfScript(script, state);
  const why = script === undefined ? undefined : whyNotDrafted(lines, state);
  if (why !== undefined && lines.some((words) => MAKES.has(kubectlLine(words)?.verb ?? ''))) state.heldAt ??= state.line;
  return why && `${script ?? ''}: ${why}`;
}

/** Why nothing can be installed of a chart: what it would make, lines below wait for. */
export function whyNotInstalled(commands: readonly Word[][], state: State): string | undefined {
  const why = commands.map((words) => whyNoChart(words, state)).find((found) => found !== undefined);
  if (why !== undefined) state.heldAt ??= state.line;
  return why;
}

/** What a line would make that a person must decide on; `kubectl run` has made Deployments, too. */
export function wouldMake(commands: readonly Word[][]): Effect[] {
  return [...commands.flatMap(releasesOf), ...commands.flatMap((words) => kubectlLine(words) ?? []).flatMap(wouldBeMade)];
}

function wouldBeMade(line: KubectlLine): Effect[] {
  if (!['run', 'create', 'expose'].includes(line.verb)) return [];
  const made = madeByFlags(line);
  return [...made, ...(line.verb === 'run' ? made.map((object) => ({ ...object, kind: 'Deployment' })) : [])].flatMap((object) => effectsOf(object, 'makes'));
}

/** What a file without a name would make, nobody knows: lines below that need it wait. */
export function makesUnknown(read: readonly Word[][], { files, effects }: Learned): boolean {
  return files.length > 0 && effects.length === 0 && read.some((words) => MAKES.has(kubectlLine(words)?.verb ?? ''));
}
