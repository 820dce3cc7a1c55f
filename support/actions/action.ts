import type { CommandRecord } from '../command/command-record';
import type { LabWorld } from '../world';

/** Something that changes the lab's world: build, run, load, create, delete. */
export interface Action {
  /** The words of the step, e.g. "load the image into kind"; a broken lab leaves actions out by these. */
  name: string;
  /** As the lab's reader types it. */
  commandLine: string;
  /** Carries it out. What the command itself says of its success is in the record; nothing is thrown for it. */
  perform(world: LabWorld): Promise<CommandRecord>;
  /** What it has left behind, where somebody else has done it. Only looks. @throws TaskFailed if there is no trace of it */
  trace?(world: LabWorld): Promise<CommandRecord>;
  /** It only tries something out (a program in a copy of the folder): done whoever does the lab's work. */
  probes?: true;
  /** It changes what runs beside each other have in common: one of them does so at a time. */
  shared?: true;
}
