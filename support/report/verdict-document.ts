import type { Lab } from '../lab/lab';
import type { Verdict } from '../verdict';
import type { TaskResult } from './task-results';
import { readTrouble } from './read-trouble';

/** What `labspec check --format json` prints; its schema is docs/check.schema.json. */
export interface VerdictDocument {
  lab: string;
  tasks: TaskDocument[];
}

export interface TaskDocument {
  id: number;
  title: string;
  verdict: Verdict;
  /** The short name of what is wrong: the same for the same mistake. */
  cause: string | null;
  /** The rest tells about the first thing that is wrong; null where nothing is, or where it does not say. */
  reason: string | null;
  expected: string | null;
  seen: string | null;
  next: string | null;
  /** The tasks whose work this one starts from. */
  needs: number[];
  /** What else is wrong: the reasons. */
  alsoSeen: string[];
  seconds: number;
}

export function verdictDocument(lab: Lab, results: readonly TaskResult[]): VerdictDocument {
  return { lab: lab.title, tasks: results.map((result) => taskDocument(lab, result)) };
}

function taskDocument(lab: Lab, { id, title, verdict, seconds, troubles }: TaskResult): TaskDocument {
  const [first, ...others] = [...troubles].map(readTrouble);
  return {
    id,
    title,
    verdict,
    cause: first?.cause ?? null,
    reason: first?.reason ?? null,
    expected: first?.expected ?? null,
    seen: first?.seen ?? null,
    next: first?.next ?? null,
    needs: lab.tasks.find((task) => task.id === id)?.needs ?? [],
    alsoSeen: others.map(({ reason }) => reason),
    seconds: Math.round(seconds * 1000) / 1000,
  };
}
