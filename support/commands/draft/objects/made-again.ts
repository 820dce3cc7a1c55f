import type { Word } from '../../../vocabulary/shell/parse-lines';
import { isStep, type Drafted, type Effect, type Line } from '../drafted';
import { kubectlLine, type KubectlLine } from '../lines/kubectl-line';
import { manifestsOf, typedFile, filesOf } from '../manifests/given-files';
import { showsFailure } from '../outputs/shown-output';
import { isDrafted } from '../outcome';
import { noteObjects, type State } from '../state';
import { keyOf, type Manifest } from './object-claims';

/** How the text has made an object. */
export interface Maker {
  manifest: Manifest;
  lines: Line[];
}

/** They need an object that is there; what only looks for one may find that it is gone. */
const NEEDS = new Set(['replace', 'scale', 'rollout', 'set', 'edit', 'patch', 'label', 'annotate', 'expose', 'autoscale', 'exec', 'logs', 'port-forward', 'cp']);

/** Keeps how a line makes its objects: a later one may go on with them after the text has deleted them. */
export function noteMakers(item: Drafted, state: State): void {
  const { effects, lines, isHeld } = item;
  if (!isDrafted(item) || isHeld === true) return;
  const steps = lines.filter((line) => isStep(line) && !/^I create the file "/.test(line.text) && typedFile(line) === undefined);
  for (const { object } of effects.filter(({ does }) => does === 'makes')) {
    const manifest = state.objects.get(object);
    if (manifest) state.makers.set(object, { manifest, lines: steps });
  }
}

/** What a line goes on with although the text has deleted it, as lists of commands do, and authors who have tried something out: made again, as it was made before. */
export function madeAgain(commands: readonly (readonly Word[])[], output: string | undefined, state: State): Again {
  return allMadeAgain(commands.flatMap((words) => kubectlLine(words) ?? []).flatMap((line) => objectsOf(line, state)), output, state);
}

interface Again {
  lines: Line[];
  effects: Effect[];
}

/** The same, of objects whose Pods a placeholder means. */
export function allMadeAgain(needed: readonly string[], output: string | undefined, state: State): Again {
  if (output !== undefined && showsFailure(output)) return { lines: [], effects: [] };
  const again = [...new Set(needed)].flatMap((object) => {
    const maker = state.deleted.has(object) && !state.objects.has(object) ? state.makers.get(object) : undefined;
    return maker ? [{ object, maker, deletedAt: state.deleted.get(object) ?? 0 }] : [];
  });
  for (const { object, maker } of again) {
    noteObjects(state, [maker.manifest]);
    state.deleted.delete(object);
  }
  return {
    lines: again.flatMap(({ object, maker, deletedAt }): Line[] => [{ comment: `line ${deletedAt} has deleted ${object}, and line ${state.line} goes on with it: it is made again` }, ...maker.lines]),
    effects: again.map(({ object }) => ({ object, does: 'makes', aspect: 'there' })),
  };
}

function objectsOf(line: KubectlLine, state: State): string[] {
  if (!NEEDS.has(line.verb) || line.options.has('dry-run') || line.options.has('force')) return [];
  const inFiles = manifestsOf(state, line.files.flatMap((file) => filesOf(state, file)));
  return [...line.targets.map(({ kind, name }) => keyOf(kind, name)), ...inFiles.map(({ kind, metadata }) => keyOf(kind, metadata?.name ?? ''))];
}
