import type { Output, RunOptions } from './run-program';

/** The context of a stage's work. */
export interface StageContext {
  /** Runs a program for the stage, with output to the stage's log; it ends with the stage, with its children. @throws ProgramFailed */
  run(program: string, args: readonly string[], options?: RunOptions): Promise<Output>;
  /** Reports progress. */
  say(progress: string): void;
  /** Aborts when the stage must end: another one failed, the user gave up, or its result is no longer needed. */
  signal: AbortSignal;
}

/** A piece of the rig: something that exists or can be made. */
export interface Stage {
  name: string;
  /** A few words for the progress. */
  title: string;
  /** The names of the stages that it needs. They count only if this stage is not done itself. */
  needs: readonly string[];
  /** What it installs or makes; shown before anything starts. */
  plan: string;
  /** Whether its result exists or is not needed. Only looks. */
  done(): Promise<boolean>;
  /** Makes it. After a failure or an abort, a half-made result must not look finished. */
  run(bench: StageContext): Promise<void>;
  /** What to try if it fails. */
  remedy: string;
  /** Aborts when its result is no longer needed: the stage then counts as done. */
  unneeded?: AbortSignal | undefined;
}
