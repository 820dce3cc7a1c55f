import type { Pickle } from '@cucumber/messages';
import { neededBy, taskIdOf } from '../../lab/lab';
import { loadLab } from '../../lab/load-lab';

/** The tasks that each task needs, computed once. */
const needs = new Map<number, Set<number>>();

/**
 * Whether a scenario may run beside the running ones: not if one of them belongs to a task that it needs. So a task always knows the verdicts of the
 * tasks before it, as in a run without workers.
 */
export function isReady({ tags }: Pick<Pickle, 'tags'>, running: readonly Pick<Pickle, 'tags'>[]): boolean {
  const id = taskIdOf(tags);
  if (id === undefined) return true;
  const needed = needs.get(id) ?? neededBy(loadLab(), id);
  needs.set(id, needed);
  return !running.some((other) => needed.has(taskIdOf(other.tags) ?? 0));
}
