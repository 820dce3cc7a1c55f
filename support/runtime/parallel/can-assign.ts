import type { Pickle } from '@cucumber/messages';
import { neededBy, taskIdOf } from '../../lab/lab';
import { loadLab } from '../../lab/load-lab';

/** The tasks that each task needs, found once. */
const needs = new Map<number, Set<number>>();

/**
 * Whether a scenario may run beside those that run: not where one of them is of a task that its own needs. So a task is judged by what
 * those before it came to, as where all run one after the other.
 */
export function isReady({ tags }: Pick<Pickle, 'tags'>, running: readonly Pick<Pickle, 'tags'>[]): boolean {
  const id = taskIdOf(tags);
  if (id === undefined) return true;
  const needed = needs.get(id) ?? neededBy(loadLab(), id);
  needs.set(id, needed);
  return !running.some((other) => needed.has(taskIdOf(other.tags) ?? 0));
}
