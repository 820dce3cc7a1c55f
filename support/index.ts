// What a repository of labs can use when it adds steps of its own. docs/api.md is made of these comments.
export { LabWorld } from './runtime/world';
export type { Action, Expectation, Holding, Observation, Scenario, Seen, Server, State } from './runtime/scenario';
export type { Run } from './runtime/run';
export type { Lab, LabContainer, LabImage, LabPod } from './lab/lab';
export type { Things } from './lab/named';
export type { CommandRecord } from './system/command/command-record';
export { AuthorError, EnvironmentError, LabError, NotChecked, TaskFailed, type Mistake, type Problem } from './errors/errors';
export { runCommand, type CommandOptions } from './system/command/run-command';
export { doesNotHold, holds } from './runtime/state';
export { waitFor, type Look, type WaitOptions } from './wait/wait-for';
