import { normalize } from 'node:path';
import type { ProseEdit } from '../../../text/lab-text';
import type { Call } from '../../../vocabulary/lines/call';
import { shown } from '../../../vocabulary/lines/word';
import type { SpecStep } from '../../specification/step';
import { textOfFile } from '../../specification/text-of-file';
import { refOf, type Item, type PlacedDifference } from '../result';
import { shownPath, type TextCommand } from '../text/text-items';
import { compareFiles } from '../../compare-files';

const EDITORS = new Set(['vi', 'vim', 'nano', 'emacs', 'code', 'gedit', 'notepad']);

export interface MatchedEdits {
  items: Item[];
  /** Steps whose files sentences of the text speak of. */
  steps: Set<SpecStep>;
}

/** Compares what sentences have the reader change in files with the steps that change them: by writing them, or by a line of sed. @param steps of the task @param all of the lab */
export function matchEdits(edits: readonly ProseEdit[], steps: readonly SpecStep[], all: readonly SpecStep[]): MatchedEdits {
  const found = new Set(steps.filter((step) => isRepeated(step, all)));
  const items = edits.flatMap((edit): Item[] => {
    const step = steps.find((one) => !found.has(one) && changes(one, edit.file));
    if (!step) return edit.from === undefined || steps.some((one) => changes(one, edit.file)) ? [] : [itemOf(edit, undefined, [])];
    found.add(step);
    return [itemOf(edit, step, differencesOf(edit, step, all))];
  });
  return { items, steps: found };
}

/** The step that changes the file that a line opens in an editor. */
export function changesInEditor({ statements }: TextCommand, steps: readonly SpecStep[]): SpecStep | undefined {
  const calls = statements.flatMap((statement) => statement.calls);
  const [call] = calls;
  if (!call || calls.length > 1 || !EDITORS.has(call.program)) return undefined;
  const files = call.args.map(shown);
  return steps.find((step) => files.some((file) => changes(step, file)));
}

function changes({ keyword, writes, statements }: SpecStep, file: string): boolean {
  if (keyword !== 'When') return false;
  return (writes !== undefined && isSame(writes.name, file)) || statements.some(({ calls }) => calls.some((call) => isSed(call) && call.args.some((word) => isSame(shown(word), file))));
}

function isSame(one: string, other: string): boolean {
  return normalize(one) === normalize(other);
}

function isSed({ program, options }: Call): boolean {
  return program === 'sed' && [...options.keys()].some((name) => /^(?:i|in-place)/.test(name));
}

/** Each task can be done alone: what an earlier one has written, a later one writes again. */
function isRepeated(step: SpecStep, all: readonly SpecStep[]): boolean {
  return step.keyword === 'When' && step.writes?.content !== undefined && all.slice(0, all.indexOf(step)).some((other) => other.task !== step.task && other.writes?.name === step.writes?.name && other.writes?.content === step.writes?.content);
}

function differencesOf({ file, from, to, path, line }: ProseEdit, step: SpecStep, all: readonly SpecStep[]): PlacedDifference[] {
  if (from === undefined || to === undefined) return [];
  const sed = step.statements.flatMap(({ calls }) => calls).find(isSed);
  if (sed) return comparedWithSed(`${from} to ${to}`, sed);
  const before = contentBefore(file, step, all);
  const after = step.writes && textOfFile(step.writes);
  if (before?.split(from).length !== 2 || after === undefined) return [];
  return compareFiles(file, before.replace(from, () => to), after).map(({ what, text, fixture, fixtureLine }) => ({
    what, ...(text === undefined ? {} : { text }), ...(fixture === undefined ? {} : { step: fixture }), textPlace: `${shownPath(path)}:${line}`, stepPlace: step.writes?.content === undefined ? `${step.writes?.path ?? ''}:${fixtureLine}` : (step.writes.path),
  }));
}

/** `s/old/new/` */
function comparedWithSed(words: string, { args }: Call): PlacedDifference[] {
  const [, , from, to] = /^s([/|#,])(.*?)(?<!\\)\1(.*?)(?<!\\)\1g?$/.exec(args[0] ? shown(args[0]) : '') ?? [];
  const typed = from === undefined || to === undefined ? undefined : `${plain(from)} to ${plain(to)}`;
  return typed === undefined || typed === words ? [] : [{ what: 'change', text: words, step: typed }];
}

function plain(text: string): string {
  return text.replaceAll(/\\(.)/g, '$1').replaceAll(/^\^|\$$/g, '');
}

/** What the file contains when the step begins: what the step before has written, or what the lab has. */
function contentBefore(file: string, step: SpecStep, all: readonly SpecStep[]): string | undefined {
  const earlier = all.slice(0, all.indexOf(step)).flatMap(({ keyword, writes }) => (keyword === 'When' && writes && isSame(writes.name, file) ? [writes] : []));
  const last = earlier.at(-1);
  return last && textOfFile(last);
}

function itemOf({ path, line, file, from, to }: ProseEdit, step: SpecStep | undefined, differences: PlacedDifference[]): Item {
  const base = { kind: 'file' as const, place: `${shownPath(path)}:${line}`, shown: from === undefined ? `${file}, changed in an editor` : `${from} to ${to ?? ''} in ${file}`, differences };
  if (!step) return { ...base, status: 'uncovered', next: `write the file as it is then: When I run "cat > ${file} ...", or a line of sed` };
  return { ...base, status: differences.length === 0 ? 'covered' : 'partly', step: refOf(step), ...(differences.length === 0 ? {} : { next: 'make both the same' }) };
}
