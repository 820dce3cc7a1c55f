import { readTrouble } from '../../errors/read-trouble';
import type { TaskResult } from '../../results/task-results';

/** The first that is wrong with a task, in the words for tools. */
export function firstTrouble({ troubles }: TaskResult): { cause: string | null; reason: string; seen: string | null } {
  const [first = ''] = troubles;
  const { cause, reason, seen } = readTrouble(first);
  return { cause: cause ?? null, reason, seen: seen ?? null };
}
