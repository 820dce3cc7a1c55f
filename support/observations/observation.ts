import type { CommandRecord } from '../command/command-record';
import type { Mistake, Trouble } from '../errors';
import type { LabWorld } from '../world';

/** Something that only looks: curl, exec wget, logs, get, describe. It can be asked again until a Then step is satisfied. */
export interface Observation {
  name: string;
  /** As the lab's reader types it. */
  commandLine: string;
  look(world: LabWorld): Promise<CommandRecord>;
  /** What is wrong, where something else was seen than expected; undefined where the observation does not know. */
  explain?(world: LabWorld, record: CommandRecord, trouble: Trouble): Promise<Mistake | undefined>;
  /**
   * The way that the observation takes, e.g. "pod bb to pod hello". A refusal counts only on a way that has been
   * seen to work.
   */
  way?: string;
}
