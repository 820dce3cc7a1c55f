import { z } from 'zod';

/** A cause that keeps a task of somebody's work from passing, and how often it was seen in a row. */
export const sightingSchema = z.strictObject({
  lab: z.string(),
  /** The student's. */
  folder: z.string(),
  task: z.int().positive(),
  cause: z.string(),
  times: z.int().positive(),
  /** When it was last counted. */
  at: z.iso.datetime(),
});
export type Sighting = z.infer<typeof sightingSchema>;

/** Whose task it is. */
export type Place = Pick<Sighting, 'lab' | 'folder' | 'task'>;

/** Students of many years: the oldest make room. */
const MOST = 500;
/** What is seen is told in words that may hold a whole output. */
const LONGEST_CAUSE = 200;

/** How often a cause was seen in a row; 0 where another one was, or none. */
export function timesSeen(sightings: readonly Sighting[], place: Place, cause: string): number {
  const before = sightings.find(isAt(place));
  return before?.cause === shortened(cause) ? before.times : 0;
}

/** As it is after a cause was seen. @param times so often in a row */
export function withSighting(sightings: readonly Sighting[], place: Place, cause: string, times: number, at: Date): Sighting[] {
  const { lab, folder, task } = place;
  return [...withoutSighting(sightings, place), { lab, folder, task, cause: shortened(cause), times, at: at.toISOString() }].slice(-MOST);
}

export function withoutSighting(sightings: readonly Sighting[], place: Place): Sighting[] {
  const isThere = isAt(place);
  return sightings.filter((sighting) => !isThere(sighting));
}

/** When the cause that a task has now was last counted. */
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
