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
}
