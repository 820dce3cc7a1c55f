/** The name of an attachment of a step or hook that has failed: what is wrong, as JSON, as it is shown (asShown in errors.ts). */
export const PROBLEM = 'problem.json';

/** The name of an attachment with what the run works with, as JSON: see environment.ts. */
export const ENVIRONMENT = 'environment.json';

/** The name of an attachment with what a scenario has waited for, as JSON: see wait/timeline.ts. */
export const WAITS = 'waits.json';

/** The name of an attachment of a step: the commands that do the same by hand. */
export const BY_HAND = 'by-hand.txt';

/** What a run worked with, by names for people; a thing that does not answer is left out. */
export type Environment = Record<string, string>;
