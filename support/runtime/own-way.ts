import type { Run } from './run';

/** A line that the lab itself types, or the file that it writes there as a here-document. */
export interface OwnLine {
  /** Undefined outside of tasks. */
  task: number | undefined;
  line: string;
}

const lines = new WeakMap<Run, OwnLine[]>();

/** Notes how the lab itself does what the student has done by hand. */
export function noteOwnLine(run: Run, own: OwnLine): void {
  lines.set(run, [...(lines.get(run) ?? []), own]);
}

/** What the check has come by so far, in its order. */
export function ownLines(run: Run): readonly OwnLine[] {
  return lines.get(run) ?? [];
}
