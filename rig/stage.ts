import type { Output, RunOptions } from './run-program';

/** What a stage's work is given. */
export interface StageContext {
  /** Runs a program in the stage's name, into the stage's log; ended with its children when the stage is. @throws ProgramFailed */
  run(program: string, args: readonly string[], options?: RunOptions): Promise<Output>;
  /** Says how far the work is. */
  say(progress: string): void;
  /** Aborted when the stage must end: another one failed, the person gave up, or nobody needs its result any more. */
  signal: AbortSignal;
}

/** A piece of the rig: something that is there or can be made. */
export interface Stage {
  name: string;
  /** What it is about, for the progress: a few words. */
  title: string;
  /** The names of stages that must be done before. Only those of stages that are not done themselves count. */
  needs: readonly string[];
  /** What it installs or makes, told before anything starts. */
  plan: string;
  /** Whether what it makes is there, or nobody needs it. Only looks. */
  done(): Promise<boolean>;
  /** Makes it. What is half made when it fails or is aborted must not look made. */
  run(bench: StageContext): Promise<void>;
  /** What to try when it fails. */
  remedy: string;
  /** Aborted when nobody needs its result any more: the stage then counts as done. */
  unneeded?: AbortSignal | undefined;
}
