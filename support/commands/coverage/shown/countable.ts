import { kindOfWord } from '../../draft/lines/kinds';
import type { Manifest } from '../../draft/objects/object-claims';
import { put } from './change';
import { listAt, noObjects, numberAt, podOf, replicasOf, type Made, type Objects } from './made';

/** Numbers of things that there are at one point of a lab. */
export interface Countable {
  /** Of Pods, of each owner and of several together; undefined if nobody knows. */
  pods: ReadonlySet<number> | undefined;
  /** Of containers in one Pod, and in all Pods together. */
  inEach: ReadonlySet<number> | undefined;
  inAll: ReadonlySet<number> | undefined;
  jobs: Job[];
  /** What makes how many Pods. */
  makers: { place: string; kind: string; name: string; replicas: number }[];
}

/** Of all of them: its Pods come one after the other, or some at once. */
export interface Job {
  name: string;
  place: string;
  completions: number | undefined;
  parallelism: number;
}

/** More than these, and any number is a sum of some. */
const MOST = 6;

export function countable(objects: Objects): Countable {
  const all = [...objects.all.values()];
  const running = all.filter(({ kind }) => RUNNING.has(kind) || kindOfWord(kind) === undefined);
  const numbers = running.map(numbersOf);
  const isKnown = !objects.hasStrangers && !objects.hasStrays && running.length <= MOST && numbers.every((one) => one !== undefined);
  const each = running.map(inPod);
  const isInside = isKnown && !objects.hasSidecars && each.every((one) => one !== undefined);
  return {
    pods: isKnown ? sumsOf(numbers) : undefined,
    inEach: isInside ? new Set(each.flatMap((one) => one ?? [])) : undefined,
    inAll: isInside ? sumsOf(numbers.map((some = [], at) => some.flatMap((count) => (each[at] ?? []).map((containers) => count * containers)))) : undefined,
    jobs: all.flatMap(jobOf),
    makers: all.flatMap((made) => {
      const replicas = replicasOf(made);
      return replicas === undefined ? [] : [{ place: made.place, kind: made.kind.toLowerCase(), name: made.name, replicas }];
    }),
  };
}

/** Of what is in a file, before it is applied. */
export function countableFile(manifests: readonly Manifest[], place: string): Countable {
  const objects = noObjects();
  for (const manifest of manifests) put(objects, manifest, { place, own: '' });
  return countable(objects);
}

const RUNNING = new Set(['Pod', 'Deployment', 'ReplicaSet', 'StatefulSet', 'ReplicationController', 'DaemonSet', 'Job', 'CronJob']);

/** How many Pods it may have; undefined if only a run knows. */
function numbersOf(made: Made): number[] | undefined {
  if (made.kind === 'Pod') return [1];
  const [job] = jobOf(made);
  if (job) return [job.completions ?? 1, job.parallelism];
  const replicas = made.isRolling ? undefined : replicasOf(made);
  return replicas === undefined ? undefined : [replicas];
}

function inPod(made: Made): number[] | undefined {
  const spec = made.isRolling ? undefined : podOf(made)?.spec;
  const [own, first] = [listAt(spec, 'containers').length, listAt(spec, 'initContainers').length];
  return own === 0 ? undefined : [own, own + first, ...(first === 0 ? [] : [first])];
}

function jobOf({ kind, name, place, value }: Made): Job[] {
  if (kind !== 'Job' || !value) return [];
  const parallelism = numberAt(value, 'spec', 'parallelism') ?? 1;
  return [{ name, place, parallelism, completions: numberAt(value, 'spec', 'completions') ?? (parallelism === 1 ? 1 : undefined) }];
}

/** What some of them, or all, are together. */
function sumsOf(numbers: readonly (readonly number[] | undefined)[]): Set<number> {
  let sums = new Set([0]);
  for (const some of numbers) sums = new Set([...sums, ...[...sums].flatMap((sum) => (some ?? []).map((one) => sum + one))]);
  return sums;
}
