import { parseAllDocuments } from 'yaml';
import { kindOf } from '../../../vocabulary/shell/observes';
import { changed, type Snapshot } from '../snapshot';
import { withFile, withTask, type Deed, type Place, type Work } from '../work';
import { fatesOf } from './of-objects';
import { changesOfLine } from './of-line';
import { changesOfFile, isManifest } from './of-text';
import { CREATE, otherLines, otherManifests } from './other-ways';
import { oneForTwo } from './one-for-two';
import type { Variant } from './variant';

type Written = Extract<Deed, { writes: string }>;

/** What the namespace holds before and after a task that was done as the lab shows it. */
export interface Around {
  before: Snapshot;
  after: Snapshot;
}

/** All wrong ways of a task that its own solution suggests. */
export function mutantsOf(task: number, work: Work, { before, after }: Around): Variant[] {
  const deeds = work.tasks.get(task) ?? [];
  const own = deeds.flatMap((deed, index) => ('writes' in deed ? [...inFile(task, work, deed), ...notWritten(task, work, deeds, index)] : inLine(task, work, deeds, index)));
  const fates = changed(before, after).made.flatMap((object) => fatesOf(object));
  const at = deeds.at(-1)?.at ?? { file: '', line: 0 };
  return [...own, ...fates.map(({ kind, title, befall }): Variant => ({ task, kind, title, at, work, after: befall, must: 'fail' }))];
}

function inFile(task: number, work: Work, { writes: name, text: key }: Written): Variant[] {
  const path = work.paths.get(key) ?? name;
  return changesOfFile(name, work.files.get(key) ?? '').map(({ kind, title, line, text }) => ({ task, kind, title: `${name}: ${title}`, at: placeIn(path, line), work: withFile(work, key, text), must: 'fail' }));
}

/** A line of a file that stands in a step: below the line that writes it, and the sign above that. */
function placeIn(path: string, line: number): Place {
  const [, file, step] = /^(.*\.feature):(\d+)$/.exec(path) ?? [];
  return file === undefined ? { file: path, line } : { file, line: Number(step) + 2 + line };
}

/** Where no line of the task would miss the file. */
function notWritten(task: number, work: Work, deeds: readonly Deed[], index: number): Variant[] {
  const deed = deeds[index];
  if (!deed || !('writes' in deed) || isUsed(deeds, deed.writes)) return [];
  return [{ task, kind: 'left out', title: `without ${deed.writes}`, at: deed.at, work: withTask(work, task, instead(deeds, index, 1)), must: 'fail' }];
}

function isUsed(deeds: readonly Deed[], file: string): boolean {
  return deeds.some((deed) => 'types' in deed && deed.types.includes(file));
}

/** Nothing remains of lines that only look: however they are typed, a check sees the same. */
function onlyLooks(deeds: readonly Deed[]): boolean {
  return deeds.every((deed) => !('types' in deed) || kindOf(deed.types).acts === undefined);
}

function inLine(task: number, work: Work, deeds: readonly Deed[], index: number): Variant[] {
  const deed = deeds[index];
  if (!deed || !('types' in deed) || onlyLooks(deeds)) return [];
  return changesOfLine(deed.types).map(({ kind, title, text }) => ({ task, kind, title, at: deed.at, work: withTask(work, task, instead(deeds, index, 1, { ...deed, types: text })), must: 'fail' }));
}

/** Ways of a task that are as right as the lab's own, and some that may be. */
export function otherWaysOf(task: number, work: Work, { before, after }: Around): Variant[] {
  const deeds = work.tasks.get(task) ?? [];
  const files = deeds.flatMap((deed) => ('writes' in deed ? otherFiles(task, work, deed, isUsed(deeds, deed.writes) ? after : new Map<string, string>()) : []));
  const lines = deeds.flatMap((deed, index) => ('types' in deed ? otherLines(deed.types).filter(({ title }) => title !== CREATE || !isThere(deed.types, work, before)).map(({ title, text }): Variant => ({ task, kind: 'other line', title, at: deed.at, work: withTask(work, task, instead(deeds, index, 1, { ...deed, types: text })), must: 'pass' })) : []));
  return onlyLooks(deeds) ? files : [...files, ...lines, ...twiceOrTurned(task, work, deeds)];
}

/** Whether an object of the files that a line names is there already: it cannot be created once more. */
function isThere(line: string, work: Work, before: Snapshot): boolean {
  const named = [...work.files].filter(([key]) => line.includes(key.replace(/#\d+$/, '')));
  return named.some(([, text]) => objectsIn(text)?.some((object) => before.has(object)));
}

/** As snapshots name them; undefined if the text is no manifest. */
function objectsIn(text: string): string[] | undefined {
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents) || documents.length === 0 || documents.some(({ errors }) => errors.length > 0)) return undefined;
  return documents.map((document) => {
    const { kind, metadata } = (document.toJS() ?? {}) as { kind?: string; metadata?: { name?: string } };
    return `${kind ?? ''} ${metadata?.name ?? ''}`;
  });
}

function otherFiles(task: number, work: Work, { writes: name, text: key }: Written, after: Snapshot): Variant[] {
  const text = work.files.get(key) ?? '';
  const at = placeIn(work.paths.get(key) ?? name, 1);
  const defaults = withDefaults(text, after);
  const others = [...(isManifest(name, text) ? otherManifests(text) : []), ...(defaults === undefined ? [] : [{ title: 'with all defaults written out', text: defaults }])];
  return others.map((other) => ({ task, kind: 'other file', title: `${name}: ${other.title}`, at, work: withFile(work, key, other.text), must: 'pass' }));
}

/** The objects of a file as the cluster keeps them. */
function withDefaults(text: string, after: Snapshot): string | undefined {
  const kept = objectsIn(text)?.map((object) => after.get(object));
  return kept === undefined || kept.some((one) => one === undefined || one.includes('NAMESPACE')) ? undefined : kept.join('---\n');
}

/** Each line twice, and each two lines in the other order: right only if the cluster ends up the same. */
function twiceOrTurned(task: number, work: Work, deeds: readonly Deed[]): Variant[] {
  const maybe = (title: string, at: Deed['at'], changedDeeds: readonly Deed[]): Variant => ({ task, kind: 'order', title, at, work: withTask(work, task, changedDeeds), must: 'pass if same' });
  return deeds.flatMap((deed, index) => {
    const next = deeds[index + 1];
    if (!('types' in deed)) return [];
    const twice = maybe(`twice: ${deed.types.split('\n')[0] ?? ''}`, deed.at, instead(deeds, index, 0, deed));
    if (!next || !('types' in next)) return [twice];
    const one = oneForTwo(deed.types, next.types);
    const together = one === undefined ? [] : [maybe(`one command for two: ${one}`, deed.at, instead(deeds, index, 2, { ...deed, types: one }))];
    return [twice, maybe(`in the other order: ${next.types.split('\n')[0] ?? ''}`, next.at, instead(deeds, index, 2, next, deed)), ...together];
  });
}

/** @param count how many the others replace */
function instead(deeds: readonly Deed[], index: number, count: number, ...others: readonly Deed[]): Deed[] {
  return [...deeds.slice(0, index), ...others, ...deeds.slice(index + count)];
}
