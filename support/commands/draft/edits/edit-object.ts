import { fromBefore, objectInPlaceOf } from '../asked';
import { then, todo, typed, type Drafted, type Line } from '../drafted';
import { noteNamed } from '../lines/given-away';
import { inWords, kindOfWord } from '../lines/kinds';
import type { KubectlLine, Target } from '../lines/kubectl-line';
import { keyOf, type Manifest } from '../objects/object-claims';
import { unmadeBy } from '../objects/unmade';
import { oneLine } from '../outcome';
import { showsFailure } from '../outputs/shown-output';
import type { State } from '../state';
import { changesIn, fragmentIn } from './changes-in-words';
import { editKey } from './edited-keys';
import { editInWords } from './edited-in-words';
import { editOf, effectsOfEdit, showsChange, type Edited } from './edited-object';

/** `kubectl edit deployment web`: what changes is what the text shows or says around it. @param shown what stands below the line as if it were its output: the part of the object that changes */
export function editingObject(kubectl: KubectlLine, text: string, line: number, state: State, shown?: string): Partial<Drafted> {
  const target = targetOf(kubectl, state);
  const isOfRun = kindOfWord(target?.kind ?? kubectl.kinds[0] ?? '')?.isNamespaced === true;
  if (!target && !isOfRun) return { lines: [todo(line, 'say which object its reader edits, and what changes'), { comment: `  ${text}` }], outcome: 'todo' };
  if (!target) return { lines: [{ comment: `line ${line}, left out (a sentence only names it, without what it is about): ${oneLine(text)}` }], outcome: 'left out' };
  noteNamed(kubectl, state);
  const called = `${inWords(kindOfWord(target.kind)?.kind ?? target.kind)} "${target.name}"`;
  const { object, scene } = objectOf(kubectl, target, state);
  const edited: Edited = { called, line, object, words: state.wordsAround };
  state.edited = edited;
  const isShown = state.after !== undefined && showsChange(state.after, state);
  const said = isShown ? undefined : changed(edited, shown);
  for (const { object: key } of said?.effects ?? []) state.touched.add(key);
  const done = said ?? (isShown || !isOfRun ? undefined : onlyOpened(text, kubectl, edited, shown, state));
  if (done === undefined) return { lines: [todo(line, `say what changes: When I edit ${called} so that, with a table of paths and values`)], outcome: 'todo', effects: [{ object: `${target.kind}/${target.name}`, does: 'changes', aspect: 'template' }] };
  const uses = [keyOf(target.kind, target.name)];
  return { ...done, uses, ...(scene !== undefined && { waitsFor: fromBefore(state, scene) }) };
}

/** The object that the line names, or the only one of its kind. */
function targetOf({ targets, kinds }: KubectlLine, { objects }: State): Target | undefined {
  const [only, ...others] = [...objects.values()].filter(({ kind }) => kind === kinds[0]);
  return targets[0] ?? (only && others.length === 0 ? { kind: only.kind, name: only.metadata?.name ?? '' } : undefined);
}

/** What the lines above have made of it, or what stands in the scene for it. */
function objectOf(kubectl: KubectlLine, target: Target, state: State): { object?: Manifest; scene?: string } {
  const object = state.objects.get(keyOf(target.kind, target.name));
  if (object) return { object };
  const { unmade, deletedBy } = unmadeBy(kubectl, state);
  const standing = unmade === undefined || deletedBy !== undefined ? undefined : objectInPlaceOf(unmade, state);
  return standing && unmade !== undefined ? { object: standing, scene: unmade } : {};
}

/** As the text shows it below the line, or in its remarks, or says it. */
function changed(edited: Edited, shown: string | undefined): Partial<Drafted> | undefined {
  const fragments = [shown, ...(edited.words ?? []).map(fragmentIn)].filter((part) => part !== undefined);
  const lines: Line[] | undefined = fragments.map((part) => editOf(edited, part)).find((part) => part !== undefined);
  return lines ? { lines, outcome: 'sentence', effects: effectsOfEdit(edited) } : editInWords(edited, edited.words ?? []);
}

const ASKS = /\b(?:chang|modif|updat|set|replac|increas|decreas|scal|add|remov|delet|fix|correct|adjust|switch|rais|reduc|lower|restor|revert|bump|renam|expand|resiz|tweak)/i;
/** "add `runtimeClassName: fast`", "remove track=stable" */
const NAMES_VALUE = /\b(?:add|append|insert|remove|delete|put|set)\b[^\n]*[\w"'\]][:=] ?["'`]?[\w[{]/i;

/** Its reader reads the object, and leaves the editor: the text names no value that changes. @returns undefined if it names one, or nothing in the text has made the object */
function onlyOpened(text: string, kubectl: KubectlLine, { called, line, words = [] }: Edited, shown: string | undefined, state: State): Partial<Drafted> | undefined {
  const saysValue = (shown !== undefined && (showsFailure(shown) || fragmentIn(shown) !== undefined)) || words.some((each) => changesIn(each).length > 0 || fragmentIn(each) !== undefined || NAMES_VALUE.test(each));
  if (saysValue || kubectl.options.has('namespace') || unmadeBy(kubectl, state).deletedBy !== undefined) return undefined;
  const why = words.some((each) => ASKS.test(each)) ? todo(line, `say what changes, for the text names no value, and the object is only opened: When I edit ${called} so that, with a table of paths and values`) : { comment: `line ${line}: the text says nothing of a change, so the object is only opened` };
  const saysOnlyToOpen = words.some((each) => /\b(?:edit|open)/i.test(each)) && !words.some((each) => ASKS.test(each));
  if (!saysOnlyToOpen) for (const { kind, name } of kubectl.targets) state.open.set(editKey(keyOf(kind, name)), line);
  return { lines: [why, typed(`KUBE_EDITOR=cat ${text.replace(/^(?:(?:KUBE_)?EDITOR=(?:"[^"]*"|'[^']*'|\S+) +)+/, '')}`), then('the exit code is 0')], outcome: 'typed', isLook: true };
}
