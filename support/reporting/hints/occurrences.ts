import { z } from 'zod';

/** A cause that keeps a task of one person's work from passing, with the number of times that it was seen in a row. */
export const occurrenceSchema = z.strictObject({
  lab: z.string(),
  /** The student's folder. */
  folder: z.string(),
  task: z.int().positive(),
  cause: z.string(),
  times: z.int().positive(),
  /** The time when it was last counted. */
  at: z.iso.datetime(),
});
export type Occurrence = z.infer<typeof occurrenceSchema>;

/** The task of one student in one lab. */
export type Place = Pick<Occurrence, 'lab' | 'folder' | 'task'>;

/** Enough for the students of many years. Beyond it, the oldest occurrences are dropped. */
const MOST = 500;
/** A cause may be a sentence that contains the whole output of a program. */
const LONGEST_CAUSE = 200;

/** The number of times that a cause was seen in a row; 0 if the last cause was another one, or if there is none. */
export function timesSeen(occurrences: readonly Occurrence[], place: Place, cause: string): number {
  const before = occurrences.find(isAt(place));
  return before?.cause === shortened(cause) ? before.times : 0;
}

/** The occurrences after a cause was seen. @param times the number of times in a row */
export function withOccurrence(occurrences: readonly Occurrence[], place: Place, cause: string, times: number, at: Date): Occurrence[] {
  const { lab, folder, task } = place;
  return [...withoutOccurrence(occurrences, place), { lab, folder, task, cause: shortened(cause), times, at: at.toISOString() }].slice(-MOST);
}

export function withoutOccurrence(occurrences: readonly Occurrence[], place: Place): Occurrence[] {
  const isThere = isAt(place);
  return occurrences.filter((occurrence) => !isThere(occurrence));
}

/** The time when the current cause of a task was last counted. */
export function lastSeen(occurrences: readonly Occurrence[], place: Place): Date | undefined {
  const at = occurrences.find(isAt(place))?.at;
  return at === undefined ? undefined : new Date(at);
}

function isAt({ lab, folder, task }: Place): (occurrence: Occurrence) => boolean {
  return (occurrence) => occurrence.task === task && occurrence.folder === folder && occurrence.lab === lab;
}

function shortened(cause: string): string {
  return cause.slice(0, LONGEST_CAUSE);
}
