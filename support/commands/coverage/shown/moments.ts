import { manifestsIn } from '../../draft/manifests/read-manifests';
import { literal } from '../../../vocabulary/lines/word';
import { shownPath, type TextCommand } from '../text/text-items';
import { countsShown } from '../text/lint/counts-shown';
import type { ReadLab } from '../text/lint/read-lab';
import { countable, countableFile, type Countable } from './countable';
import type { Event } from './follow';
import type { World } from './made';

/** What there is to be counted behind a command, a file or a change of one. */
export interface Moment {
  /** Among the blocks of the text. */
  at: number;
  path: string;
  line: number;
  /** Of the file that is written there, if it is one: not there yet. */
  isFile: boolean;
  countable: Countable;
  /** Numbers that its output counts with, and those of a change in a sentence. */
  shown: number[];
  /** What lines of `kubectl scale` have in `--replicas`. */
  scaled: number[];
}

export function momentOf(event: Event, { objects }: World): Moment {
  const { at, path, line } = event;
  const base: Moment = { at, path, line, isFile: false, countable: countable(objects), shown: [], scaled: [] };
  if ('file' in event) return { ...base, isFile: true, countable: countableFile(manifestsIn(event.file.text), event.file.place) };
  if ('edit' in event) return { ...base, shown: [...(event.edit.to ?? '').matchAll(/\d+/g)].map(([number]) => Number(number)) };
  return { ...base, shown: countsShown(event.command.output?.text ?? '').map(Number), scaled: scaledBy(event.command) };
}

function scaledBy({ statements }: TextCommand): number[] {
  const calls = statements.flatMap((statement) => statement.calls).filter(({ program, verb }) => program === 'kubectl' && verb === 'scale');
  return calls.flatMap(({ options }) => (options.get('replicas') ?? []).map((word) => Number(literal(word) ?? NaN))).filter((count) => !Number.isNaN(count));
}

export function placeOfMoment({ path, line }: Moment): string {
  return `${shownPath(path)}:${line}`;
}

/** The task of a place, from 0; -1 before the first. */
export function taskAt({ text: { tasks } }: ReadLab, { path, line }: { path: string; line: number }): number {
  return tasks.map((task) => task.path === path && task.line <= line).lastIndexOf(true);
}

/** What there has been until the task of a place ends; all of the text, if it is in none. */
export function momentsUntil(lab: ReadLab, moments: readonly Moment[], place: { path: string; line: number }): Moment[] {
  const end = taskAt(lab, place);
  return moments.filter((moment) => end < 0 || taskAt(lab, moment) <= end);
}

/** The numbers of Pods and containers that there have been. */
export function possibleCounts(moments: readonly Moment[]): Set<number> {
  return new Set(moments.flatMap(({ countable: { pods, inEach, inAll } }) => [...(pods ?? []), ...(inEach ?? []), ...(inAll ?? [])]));
}
