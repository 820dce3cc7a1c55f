import { AuthorError } from '../../errors/errors';
import type { Lab } from '../../lab/lab';
import { Journal } from '../../ownership/journal';
import { kubeconfigOf } from '../../platform/clusters/kind/kubeconfig';
import { ClusterApi } from '../../platform/kubernetes/cluster-api';
import { mapConcurrently } from '../../system/concurrency';
import { CheckProcesses } from '../check/processes/check-processes';
import { byHand, undone, untouched } from './by-hand';
import type { Flaw, Outcome, Proof } from './result';
import { aroundTask, type RightWay } from './right-way';
import { solvedByRobot } from './robot';
import { sampleOf } from './sample';
import { solutionOf } from './solution';
import type { Classroom } from './student-by-hand';
import { tryVariant } from './try-variant';
import { mutantsOf, otherWaysOf } from './variants/of-task';
import { leavingFree, unknownFree } from './variants/free';
import type { Work } from './work';

export interface ProveOptions {
  /** The name of the lab. */
  name: string;
  /** The tasks to be tried; all if there are none. */
  tasks: readonly number[];
  /** How many ways at most. */
  sample: number | undefined;
  /** How many students work at the same time. */
  jobs: number;
  /** Whether the robot solves the lab first. */
  robot: boolean;
  signal: AbortSignal;
  /** Called for each step, and for each way that was tried. */
  say(what: string): void;
  tried(outcome: Outcome, done: number, of: number): void;
}

/** Programs whose work students of one machine share, so that not several can do it at a time. */
const SHARED = /(?:^|[;&|(\s])(docker|kind|npm|node|helm)\s/;

/** Tries a lab's check: untouched, solved, undone, done wrong in all the ways that its solution suggests, and done right in other ways. @throws LabError if it cannot be tried at all */
export async function proveLab(options: ProveOptions): Promise<Proof> {
  const start = performance.now();
  const { lab, work } = await solutionOf(options.name);
  const left = leftOut(lab, work);
  const tasks = lab.tasks.map(({ id }) => id).filter((id) => !left.some(({ task }) => task === id));
  mustHaveTasks(lab, tasks, options.tasks);
  const flaws = options.robot ? await solvedByRobot(lab, options.signal, options.say) : [];
  const { outcomes, ways, found } = await inRoom(lab, (room) => tryByHand(room, work, tasks, options));
  return { lab: options.name, flaws: [...flaws, ...found], left, outcomes, ways, seconds: Math.round((performance.now() - start) / 1000) };
}

async function tryByHand(room: Classroom, work: Work, tasks: readonly number[], options: ProveOptions): Promise<{ outcomes: Outcome[]; ways: number; found: Flaw[] }> {
  const { say, signal, jobs } = options;
  say('nothing is done');
  const found = await untouched(room);
  say('a person does the lab by hand');
  const { right, flaws } = await byHand(room, work, tasks);
  found.push(...flaws);
  // Without a right way, nothing can be said of others.
  if (flaws.length > 0) return { outcomes: [], ways: 0, found };
  const wanted = tasks.filter((id) => options.tasks.length === 0 || options.tasks.includes(id));
  say('each task is undone');
  found.push(...(await mapConcurrently(jobs, wanted, (task) => whileWanted(signal, () => undone(room, right, task)), () => undefined)).flat());
  const all = leavingFree(room.lab, wanted.flatMap((task) => variantsOf(task, right)));
  found.push(...unknownFree(room.lab, wanted, all));
  const variants = sampleOf(all, options.sample);
  let done = 0;
  const outcomes = await mapConcurrently(jobs, variants, (variant) => whileWanted(signal, () => tryVariant(room, right, variant)), (outcome) => options.tried(outcome, (done += 1), variants.length));
  return { outcomes, ways: all.length, found };
}

function variantsOf(task: number, right: RightWay): ReturnType<typeof mutantsOf> {
  const around = aroundTask(right, task);
  return [...mutantsOf(task, right.work, around), ...otherWaysOf(task, right.work, around)];
}

async function whileWanted<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  return work();
}

async function inRoom<T>(lab: Lab, work: (room: Classroom) => Promise<T>): Promise<T> {
  const kubeconfig = await kubeconfigOf(lab.cluster.name);
  const api = await ClusterApi.connect(kubeconfig);
  const processes = new CheckProcesses();
  const journal = new Journal();
  try {
    const result = await work({ lab, api, journal, processes, kubeconfig, restless: new Set() });
    // What is left of shells has ended with them.
    if (!journal.owned.some(({ kind }) => kind === 'place')) journal.close();
    return result;
  } finally {
    processes.end();
    api.close();
  }
}

function leftOut({ tasks }: Lab, work: Work): Proof['left'] {
  return tasks.flatMap(({ id }) => {
    const program = (work.tasks.get(id) ?? []).map((deed) => ('types' in deed ? SHARED.exec(deed.types)?.[1] : undefined)).find(Boolean);
    return program === undefined ? [] : [{ task: id, reason: `it works with ${program}, which students of one machine share` }];
  });
}

function mustHaveTasks(lab: Lab, tasks: readonly number[], wanted: readonly number[]): void {
  const unknown = wanted.find((id) => !lab.tasks.some((task) => task.id === id));
  if (unknown !== undefined) throw new AuthorError({ reason: `There is no task ${unknown} in this lab`, subject: `${lab.title}: tasks ${lab.tasks.map(({ id }) => id).join(', ')}`, next: 'name one of these' });
  if (tasks.length === 0) throw new AuthorError({ reason: 'No task of this lab can be tried by several students at a time', subject: lab.title, next: 'prove it by the robot: npx cucumber-js' });
}
