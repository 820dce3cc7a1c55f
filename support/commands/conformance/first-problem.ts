import type { TaskResult } from '../../results/task-results';

/** The first that is wrong with a task, in the words for tools. */
export function firstProblem({ troubles: [first] }: TaskResult): { cause: string | null; reason: string; seen: string | null } {
  return { cause: first?.cause ?? null, reason: first?.reason ?? '', seen: first?.seen ?? null };
}
