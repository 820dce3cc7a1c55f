import type { Block, Command } from '../../../text/lab-text';
import { setAt } from '../../../vocabulary/objects/set-at';
import type { Drafted } from '../drafted';
import type { Manifest } from '../objects/object-claims';
import { remarksAround } from '../outputs/said-to-fail';
import type { State } from '../state';
import { changesIn, type SaidChange } from './changes-in-words';
import { asEdit, effectsOfEdit, type Edited } from './edited-object';
import { valueMeant } from './value-meant';

/** The words that may say what changes in an editor, the nearest ones first: remarks below and above its line, then sentences below and above its block. */
export function wordsAround(block: Block, command: Command): string[] {
  const { above, below } = remarksAround(block, command);
  const typed = block.commands ?? [];
  const remarks = [below.length > 0 ? below : remarksToEnd(block, command), above].map((lines) => lines.map((line) => line.replace(/^\s*#+\s?/, '')).join('\n'));
  const around = [typed.at(-1) === command ? block.changeSaid?.below : undefined, typed[0] === command ? block.changeSaid?.above : undefined, typed.length === 1 ? block.heading : undefined];
  return [...remarks, ...around.map((words) => words ?? '')].filter((words) => words.trim() !== '');
}

/** The comments that end the block, below a blank line: nothing else can be meant with them. */
function remarksToEnd({ text, line: first }: Block, { line }: Command): string[] {
  const rest = text.split('\n').slice(Math.max(line - first, 0) + 1).filter((each) => each.trim() !== '');
  return rest.every((each) => /^\s*#/.test(each)) ? rest : [];
}

/** What words have the reader change in an object that they have in an editor. @returns undefined if they do not say it, or the object has no such value */
export function editInWords(edited: Edited, words: readonly string[]): Partial<Drafted> | undefined {
  const { object, called } = edited;
  if (object === undefined) return undefined;
  const changes = words.map((each) => changesIn(each).map((change) => valueMeant(object, change))).find((found) => found.length > 0);
  if (changes === undefined || changes.some((change) => change === undefined)) return undefined;
  const table = [...new Map(changes.flatMap((change) => change ?? []))];
  const effects = effectsOfEdit(edited);
  const scales = table.some(([path]) => path === 'spec.replicas') ? effects.map((effect) => ({ ...effect, aspect: 'replicas' as const })) : [];
  return { lines: asEdit(called, table), outcome: 'sentence', effects: [...effects, ...scales] };
}

/** The line that opens an object in an editor, as `editInWords` has it, where no fragment below it says what changes. */
export function withChangeInWords(drafted: readonly Drafted[], state: State): Drafted[] {
  const { edited } = state;
  const last = drafted.at(-1);
  const edit = edited && editInWords(edited, edited.words ?? []);
  if (!last || !edit || last.outcome !== 'todo' || last.line !== edited.line) return [...drafted];
  for (const [object, line] of state.open) if (line === edited.line) state.open.delete(object);
  for (const { object } of edit.effects ?? []) state.touched.add(object);
  return [...drafted.slice(0, -1), { ...last, ...edit }];
}

/** An object as it is once its reader has changed one value of it. */
export function withChange(object: Manifest, change: SaidChange): Manifest {
  const changed = structuredClone(object);
  for (const [path, value] of valueMeant(object, change) ?? []) setAt(changed, path, value);
  return changed;
}
