import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EnvironmentError } from '../../../errors/errors';
import { taskTag } from '../../../lab/lab';
import type { Place } from '../write/write-draft';
import { seesNothing } from '../write/write-feature';
import { withOpenSteps } from './opened-steps';
import { runLab } from './run-lab';
import type { TriedTask } from './tried-tasks';

/** Each run comes as far as the first step of a task that fails, and no task is as long as this. */
const MOST_RUNS = 8;

export interface Tried {
  /** Tasks that pass as they were drafted. */
  atOnce: TriedTask[];
  /** Tasks that pass as they were drafted, once one that they need has been opened. */
  after: TriedTask[];
  /** Tasks that pass once a TODO stands for what the cluster does not show. */
  opened: TriedTask[];
  /** Tasks of which nothing but a TODO is left. */
  empty: TriedTask[];
  /** Tasks that do not pass. */
  left: TriedTask[];
}

/**
 * Lets the robot do a draft that has been written, and puts a TODO with what was seen where a step does not hold, until each task passes or nothing more
 * can be done. @throws EnvironmentError if the lab cannot be run
 */
export async function tryDraft({ project, name }: Pick<Place, 'project' | 'name'>, signal: AbortSignal): Promise<Tried> {
  const opened = new Set<number>();
  const atOnce = new Set<number>();
  const known = new Map<number, TriedTask>();
  for (let runs = 0, tags: string | undefined; runs < MOST_RUNS; runs += 1) {
    const { tasks, error } = await runLab({ project, lab: name, signal, ...(tags !== undefined && { tags }) });
    if (error) throw new EnvironmentError({ ...error, subject: error.subject ?? `features/${name}`, next: error.next ?? 'the draft is written as it was; correct what is said, then: npx cucumber-js' });
    for (const task of tasks) {
      if (runs === 0 && task.verdict === 'passed') atOnce.add(task.id);
      known.set(task.id, task);
    }
    const failed = tasks.filter((task) => task.failed.length > 0);
    for (const task of failed) {
      openSteps(project, task);
      opened.add(task.id);
    }
    if (failed.length === 0) break;
    tags = [...known.values()].filter(({ verdict }) => verdict !== 'passed').map(({ id }) => taskTag(id)).join(' or ');
  }
  const all = [...known.values()];
  const passed = all.filter(({ verdict }) => verdict === 'passed');
  return {
    atOnce: passed.filter(({ id }) => atOnce.has(id)),
    after: passed.filter(({ id }) => !atOnce.has(id) && !opened.has(id)),
    opened: passed.filter((task) => opened.has(task.id) && !isEmpty(project, task)),
    empty: passed.filter((task) => opened.has(task.id) && isEmpty(project, task)),
    left: all.filter(({ verdict }) => verdict !== 'passed'),
  };
}

function isEmpty(project: string, { feature }: TriedTask): boolean {
  return seesNothing(readFileSync(join(project, feature), 'utf8'));
}

function openSteps(project: string, { feature, failed }: TriedTask): void {
  const file = join(project, feature);
  writeFileSync(file, withOpenSteps(readFileSync(file, 'utf8'), failed));
}
