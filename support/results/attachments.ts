/** The attachment of a failed step or hook: its problem as JSON, as people see it (asShown in errors.ts). */
export const PROBLEM = 'problem.json';

/** The attachment with what the run works with, as JSON: see environment.ts. */
export const ENVIRONMENT = 'environment.json';

/** The attachment with what a scenario waited for, as JSON: see wait/timeline.ts. */
export const WAITS = 'waits.json';

/** The attachment of a step: the commands that do the same by hand. */
export const BY_HAND = 'by-hand.txt';

/** What a run worked with, under names for people. What does not answer is left out. */
export type Environment = Record<string, string>;
