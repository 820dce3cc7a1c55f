import { AuthorError, NotChecked, TaskFailed, type Problem } from '../../errors/errors';
import { checkCommand } from '../../lab/check-command';
import { changesOf } from '../../runtime/changes';
import { doTask, verifyTask } from '../../runtime/other-task';
import { perWords } from '../../runtime/per-words';
import type { Run } from '../../runtime/run';
import type { Holding, Scenario, State } from '../../runtime/scenario';
import { doesNotHold, holds } from '../../runtime/state';

/** A lesson is not longer; the things of the next one may have the same names. */
const HOURS = 24;

/** The tasks that were seen to be done, each with the number of changes until then. */
const done = new WeakMap<Run, Map<number, number>>();
/** The tasks that were done on the way to others. */
const performed = new WeakMap<Run, Set<number>>();
/** The tasks that are being looked at or done, to see that none starts from itself. */
const begun = new WeakMap<Run, Set<number>>();

/** The work of another task: with the robot it is done if it is not there yet; with a student it must be there. @param id of the task, as text */
export const taskDone = perWords((id): State => ({
  name: `task ${id} is done`,
  ofTask: Number(id),
  look: ({ run }) => checkCommand({ lab: run.lab, folder: run.shownFolder }, Number(id)),
  needs: ({ lab }) => statesOfNeeds(lab.tasks.find((task) => task.id === Number(id))?.needs ?? [], { lab }),
  holds: (world) => isDone(world, Number(id)),
  wasThere: ({ run }) => Promise.resolve(wasDone(run, Number(id)) || undefined),
  reach: async (world) => {
    await once(world, Number(id), () => doTask(world, Number(id)));
    performed.set(world.run, (performed.get(world.run) ?? new Set<number>()).add(Number(id)));
    noteDone(world.run, Number(id));
  },
}));

/** A check remembers the tasks that it has seen to be done, because a later task may remove their work. */
export function rememberDone(run: Run, tasks: readonly number[]): void {
  for (const id of tasks) run.memory.keep(trace(run, id));
}

/** Whether an earlier check has seen a task to be done. */
export function wasDone(run: Run, id: number): boolean {
  return run.memory.has(trace(run, id), HOURS);
}

function trace({ lab, shownFolder }: Run, id: number): string {
  return `task ${id} of ${lab.title} in ${shownFolder}, namespace ${lab.names.namespace}`;
}

/** Whether a task was done on the way to another one, and still is: typing its lines again would fail. */
export async function isDoneAlready(world: Scenario, id: number): Promise<boolean> {
  return performed.get(world.run)?.has(id) === true && (await isDone(world, id)).holds;
}

/** Tasks that make no state with a name of its own are states themselves. */
export function statesOfNeeds(needs: readonly number[], { lab: { tasks } }: Pick<Run, 'lab'>): State[] {
  return needs.filter((need) => tasks.find(({ id }) => id === need)?.makes.length === 0).map((need) => taskDone(String(need)));
}

async function isDone(world: Scenario, id: number): Promise<Holding> {
  if (done.get(world.run)?.get(id) === changesOf(world.run)) return holds;
  try {
    await once(world, id, () => verifyTask(world, id));
    noteDone(world.run, id);
    return holds;
  } catch (error) {
    if (!(error instanceof TaskFailed || error instanceof NotChecked)) throw error;
    return doesNotHold(inShort(error.problem));
  }
}

function inShort({ reason, seen }: Problem): string {
  return [reason, seen].filter(Boolean).join('\n');
}

function noteDone(run: Run, id: number): void {
  done.set(run, (done.get(run) ?? new Map<number, number>()).set(id, changesOf(run)));
}

/** @throws AuthorError if the task needs itself */
async function once(world: Scenario, id: number, work: () => Promise<void>): Promise<void> {
  const under = begun.get(world.run) ?? new Set<number>();
  begun.set(world.run, under);
  if (under.has(id)) throw new AuthorError({ cause: 'task-needs-itself', reason: `Task ${id} starts from itself`, subject: [...under, id].map((one) => `task ${one}`).join(' -> '), next: 'take one of these Givens out of the features' });
  under.add(id);
  try {
    await work();
  } finally {
    under.delete(id);
  }
}
