import type { Effect, Line, Step } from '../drafted';

/** What a line says by itself, and what the text shows of it. */
export interface Learned {
  claims: Step[];
  effects: Effect[];
  images: string[];
  files: string[];
  uses: string[];
  sets: string[];
  reads: string[];
  /** An object that nothing in the text makes. */
  unmade?: string | undefined;
  /** Its containers, as the line names them. */
  containers?: string[];
  /** The line that has deleted it. */
  deletedBy?: number | undefined;
  /** What the author is asked for before the line can run. */
  waitsFor?: string | undefined;
  /** What must be there before the line can run at all, and no stand-in can be made up for. */
  absent?: string | undefined;
  /** An object that is there already: a line that makes it would be refused. */
  again?: { kind: string; name: string; isGone?: boolean } | undefined;
  /** A file that is nowhere. */
  missing?: string | undefined;
  /** Lines that make what this one reads. */
  before?: Line[];
  /** Objects whose rollouts do not end by what the line makes or changes of them. */
  stuck?: string[];
  /** Whether something else keeps what the line deletes. */
  isKept?: boolean;
  /** What Kubernetes no longer has. */
  removed?: string | undefined;
}

/** A line as the text has it. */
export interface Typed {
  text: string;
  /** The namespace of the line, as the text has it. */
  home: string;
  output: string | undefined;
  fails: boolean;
  written: readonly string[];
}
