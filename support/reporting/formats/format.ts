import type { Graded } from '../../results/score';

/** When a run began and ended. */
export interface RunTimes {
  started: Date;
  finished: Date;
}

/** Writes the grade of one person's work as the whole text of a file. Pure: the same work gives the same text. */
export type Render = (graded: Graded, times: RunTimes) => string;
