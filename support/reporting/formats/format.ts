import type { Graded } from '../../results/score';

/** When a run began and ended. */
export interface RunTimes {
  started: Date;
  finished: Date;
}

/** Writes down what somebody's work is worth, as the whole text of a file. Pure: the same work gives the same text. */
export type Render = (graded: Graded, times: RunTimes) => string;
