import { z } from 'zod';

/** A cause that keeps a task of one person's work from passing, with the number of times that it was seen in a row. */
export const sightingSchema = z.strictObject({
  lab: z.string(),
  /** The student's folder. */
  folder: z.string(),
  task: z.int().positive(),
  cause: z.string(),
  times: z.int().positive(),
  /** The time when it was last counted. */
  at: z.iso.datetime(),
});
export type Sighting = z.infer<typeof sightingSchema>;

/** The task of one student in one lab. */
export type Place = Pick<Sighting, 'lab' | 'folder' | 'task'>;

/** Enough for the students of many years. Beyond it, the oldest sightings are dropped. */
const MOST = 500;
/** A cause may be a sentence that contains the whole output of a program. */
const LONGEST_CAUSE = 200;

/** The number of times that a cause was seen in a row; 0 if the last cause was another one, or if there is none. */
export function timesSeen(sightings: readonly Sighting[], place: Place, cause: string): number {
  const before = sightings.find(isAt(place));
  return before?.cause === shortened(cause) ? before.times : 0;
}

/** The sightings after a cause was seen. @param times the number of times in a row */
export function withSighting(sightings: readonly Sighting[], place: Place, cause: string, times: number, at: Date): Sighting[] {
  const { lab, folder, task } = place;
  return [...withoutSighting(sightings, place), { lab, folder, task, cause: shortened(cause), times, at: at.toISOString() }].slice(-MOST);
}

export function withoutSighting(sightings: readonly Sighting[], place: Place): Sighting[] {
  const isThere = isAt(place);
  return sightings.filter((sighting) => !isThere(sighting));
}

/** The time when the current cause of a task was last counted. */
export function lastSeen(sightings: readonly Sighting[], place: Place): Date | undefined {
  const at = sightings.find(isAt(place))?.at;
  return at === undefined ? undefined : new Date(at);
}

function isAt({ lab, folder, task }: Place): (sighting: Sighting) => boolean {
  return (sighting) => sighting.task === task && sighting.folder === folder && sighting.lab === lab;
}

function shortened(cause: string): string {
  return cause.slice(0, LONGEST_CAUSE);
}
