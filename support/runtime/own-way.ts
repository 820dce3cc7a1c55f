import type { Run } from './run';

/** A line that the lab itself types, or the file that it writes there as a here-document. */
export interface OwnLine {
  /** Undefined outside of tasks. */
  task: number | undefined;
  line: string;
}

const lines = new WeakMap<Run, OwnLine[]>();

/** Notes how the lab itself does what the student has done by hand; once, however often that is checked. */
export function noteOwnLine(run: Run, own: OwnLine): void {
  const known = lines.get(run) ?? [];
  if (!known.some(({ task, line }) => task === own.task && line === own.line)) lines.set(run, [...known, own]);
}

/** What the check has come by so far, in its order. */
export function ownLines(run: Run): readonly OwnLine[] {
  return lines.get(run) ?? [];
}
