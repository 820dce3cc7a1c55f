// What a repository of labs can use when it adds steps of its own. docs/api.md is made of these comments.
export { LabWorld } from './runtime/world';
export type { Action, Expectation, Holding, Observation, Seen, State } from './runtime/scenario';
export type { CommandRecord } from './system/command/command-record';
export { AuthorError, EnvironmentError, LabError, NotChecked, TaskFailed, type Mistake, type Problem } from './errors/errors';
export { runCommand } from './system/command/run-command';
export { doesNotHold, holds } from './runtime/state';
export { waitFor, type Look, type WaitOptions } from './wait/wait-for';
