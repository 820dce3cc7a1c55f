import { AuthorError } from '../../errors/errors';
import type { Lab } from '../../lab/lab';
import { Journal } from '../../ownership/journal';
import { kubeconfigOf } from '../../platform/clusters/kind/kubeconfig';
import { ClusterApi } from '../../platform/kubernetes/cluster-api';
import { reapAbandoned } from '../../runtime/clean-up';
import { mapConcurrently } from '../../system/concurrency';
import { CheckProcesses } from '../check/processes/check-processes';
import { asNeeded, tryAsNeeded } from './as-needed';
import { byHand, undone, untouched } from './by-hand';
import { Engine } from './engine';
import type { Flaw, Outcome, Proof } from './result';
import { aroundTask, type RightWay } from './right-way';
import { solvedByRobot } from './robot';
import { sampleOf } from './sample';
import { solutionOf } from './solution';
import type { Classroom } from './student-by-hand';
import { mutantsOf, otherWaysOf } from './variants/of-task';
import type { Variant } from './variants/variant';
import { leavingFree, unknownFree } from './variants/free';
import type { Work } from './work';

/** How far a proof is. */
export interface Progress {
  done: number;
  of: number;
  secondsLeft: number;
}

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
  tried(outcome: Outcome, progress: Progress): void;
}

/** Programs whose work students of one machine share, so that they work one after the other. */
const SHARED = /(?:^|[;&|(\s])(?:docker|kind|npm|node)\s/;

/** Tries a lab's check: untouched, solved, undone, done wrong in all the ways that its solution suggests, and done right in other ways. @throws LabError if it cannot be tried at all */
export async function proveLab(options: ProveOptions): Promise<Proof> {
  const start = performance.now();
  const { lab, work } = await solutionOf(options.name);
  mustHaveTasks(lab, options.tasks);
  const flaws = options.robot ? await solvedByRobot(lab, options.signal, options.say) : [];
  const { found, ...tried } = await inRoom(lab, work, options.signal, async (room) => {
    const own = room.engine ? (await solutionOf(options.name, room.engine)).work : work;
    return tryByHand(room, own, lab.tasks.map(({ id }) => id), room.engine || room.isForCluster ? { ...options, jobs: 1 } : options);
  });
  return { lab: options.name, flaws: [...flaws, ...found], ...tried, seconds: Math.round((performance.now() - start) / 1000) };
}

type Tried = Pick<Proof, 'outcomes' | 'ways' | 'tasks' | 'isStopped'> & { found: Flaw[] };

async function tryByHand(room: Classroom, work: Work, tasks: readonly number[], options: ProveOptions): Promise<Tried> {
  const { say, signal, jobs } = options;
  const inLabNames = (flaw: Flaw): Flaw => ({ ...flaw, reason: room.engine?.inLabNames(flaw.reason) ?? flaw.reason });
  say('nothing is done');
  const found = await untouched(room);
  say('a person does the lab by hand');
  const { right, flaws } = await byHand(room, work, tasks);
  found.push(...flaws);
  // Without a right way, nothing can be said of others.
  if (flaws.length > 0) return { outcomes: [], ways: 0, tasks: [], isStopped: signal.aborted, found: found.map(inLabNames) };
  const wanted = tasks.filter((id) => options.tasks.length === 0 || options.tasks.includes(id));
  say('each task is undone');
  found.push(...(await mapConcurrently(jobs, wanted, (task) => whileWanted(signal, () => undone(room, right, task)), () => undefined)).flat());
  say('each task is done with only those that it needs');
  const ways = await whileWanted(signal, () => asNeeded(room, right, wanted, jobs));
  const all = leavingFree(room.lab, wanted.flatMap((task) => variantsOf(task, ways.get(task) ?? right)));
  found.push(...unknownFree(room.lab, wanted, all));
  const variants = sampleOf(all, options.sample);
  const outcomes = await triedOf(variants, (variant) => tryAsNeeded(room, right, ways, variant), options);
  return { outcomes, ways: all.length, tasks: wanted, isStopped: signal.aborted, found: found.map(inLabNames) };
}

/** Tries ways until all are done, or nobody wants more: then those that were done by then count. */
async function triedOf(variants: readonly Variant[], attempt: (variant: Variant) => Promise<Outcome>, { jobs, signal, tried }: ProveOptions): Promise<Outcome[]> {
  const start = performance.now();
  const outcomes: Outcome[] = [];
  const each = (outcome: Outcome): void => {
    const done = outcomes.push(outcome);
    tried(outcome, { done, of: variants.length, secondsLeft: ((performance.now() - start) / 1000 / done) * (variants.length - done) });
  };
  // What ends because of the signal says nothing of the work.
  const whole = async (variant: Variant): Promise<Outcome> => {
    const outcome = await attempt(variant);
    signal.throwIfAborted();
    return outcome;
  };
  await mapConcurrently(jobs, variants, (variant) => whileWanted(signal, () => whole(variant)), each).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
  return outcomes;
}

function variantsOf(task: number, right: RightWay): ReturnType<typeof mutantsOf> {
  const around = aroundTask(right, task);
  return [...mutantsOf(task, right.work, around), ...otherWaysOf(task, right.work, around)];
}

async function whileWanted<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  return work();
}

async function inRoom<T>(lab: Lab, solution: Work, signal: AbortSignal, work: (room: Classroom) => Promise<T>): Promise<T> {
  await reapAbandoned((text) => void process.stderr.write(`${text}\n`));
  const kubeconfig = await kubeconfigOf(lab.cluster.name);
  const api = await ClusterApi.connect(kubeconfig);
  const processes = new CheckProcesses();
  const journal = new Journal();
  let engine: Engine | undefined;
  try {
    engine = isShared(solution) ? await Engine.begin(lab, journal) : undefined;
    return await work({ lab, api, journal, processes, kubeconfig, signal, restless: new Set(), isForCluster: isForCluster(solution), ...(engine ? { engine } : {}) });
  } finally {
    processes.end();
    await engine?.end();
    // What is left of shells has ended with them.
    if (!journal.owned.some(({ kind }) => kind === 'place')) journal.close();
    api.close();
  }
}

/** What students make for the whole cluster has one name for all. */
function isForCluster({ tasks }: Work): boolean {
  return [...tasks.values()].flat().some((deed) => 'types' in deed && deed.forCluster === true);
}

function isShared({ tasks }: Work): boolean {
  return [...tasks.values()].flat().some((deed) => 'types' in deed && SHARED.test(deed.types));
}

function mustHaveTasks(lab: Lab, wanted: readonly number[]): void {
  const unknown = wanted.find((id) => !lab.tasks.some((task) => task.id === id));
  if (unknown !== undefined) throw new AuthorError({ reason: `There is no task ${unknown} in this lab`, subject: `${lab.title}: tasks ${lab.tasks.map(({ id }) => id).join(', ')}`, next: 'name one of these' });
}
