import type { Difference } from '../../vocabulary/lines/compare';
import type { SpecStep } from '../specification/step';

/** How a part of a text is covered: by a step, by a sentence about the same object, by a comment that leaves it out, by a step that differs, or not at all. */
export type Status = 'covered' | 'seen' | 'left out' | 'partly' | 'uncovered';

/** A command, a file or a shown output of a text, with what covers it. */
export interface Item {
  kind: 'command' | 'file' | 'output';
  /** Of the text. */
  place: string;
  /** Its first line. */
  shown: string;
  status: Status;
  /** What covers it, or is nearest to it. */
  step?: StepRef;
  differences: PlacedDifference[];
  /** What to do, where it is not covered. */
  next?: string;
}

export interface PlacedDifference extends Difference {
  /** Where the two sides are, if not where the item and its step are. */
  textPlace?: string;
  stepPlace?: string;
}

/** `features/my-lab/01-first.feature:12` with the words of the step. */
export interface StepRef {
  place: string;
  words: string;
}

/** A step that types or writes what no text shows. */
export interface WithoutText extends StepRef {
  next: string;
}

export interface TaskCoverage {
  /** Of the lab's tasks, several where the text has them in one; none for what stands outside of them. */
  ids: number[];
  title: string;
  items: Item[];
  without: WithoutText[];
}

export function refOf({ file, line, keyword, text }: SpecStep): StepRef {
  return { place: `${file}:${line}`, words: `${keyword} ${text}` };
}

export function isGood({ status }: Pick<Item, 'status'>): boolean {
  return status === 'covered' || status === 'seen' || status === 'left out';
}

/** How many of the parts of texts, and of the steps that need one, are covered. */
export function counted(tasks: readonly TaskCoverage[]): { covered: number; of: number; percent: number } {
  const items = tasks.flatMap((task) => task.items);
  const covered = items.filter(isGood).length;
  const of = items.length + tasks.reduce((sum, { without }) => sum + without.length, 0);
  // Rounded down: 100 means all.
  return { covered, of, percent: of === 0 ? 0 : Math.floor((covered / of) * 1000) / 10 };
}
