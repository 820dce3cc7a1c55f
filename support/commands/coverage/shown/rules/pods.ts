import { containersOf, isReadyAtOnce, find, listAt, replicasOf, numberAt, type Made, type Objects } from '../made';
import type { Row, Table } from '../table';
import { adopts, podLabelled } from '../labels';
import { differs, fraction, type Rule } from './rule';

/** How the controllers of each kind call their Pods. */
const SUFFIXES: Readonly<Record<string, RegExp>> = { Deployment: /^-[\w<>]+-[\w<>]+$/, ReplicaSet: /^-[\w<>]+$/, ReplicationController: /^-[\w<>]+$/, DaemonSet: /^-[\w<>]+$/, Job: /^-(?:\d+-)?[\w<>]+$/, StatefulSet: /^-\d+$/ };

/** What a Pod of this name belongs to, or the Pod itself: of several, the one with the longest name. */
export function ownerOf(objects: Objects, pod: string, namespace = objects.namespace): Made | undefined {
  const own = find(objects, 'Pod', pod, namespace);
  if (own) return own;
  const owners = [...objects.all.values()].filter((made) => made.namespace === namespace && pod.startsWith(made.name) && SUFFIXES[made.kind]?.test(pod.slice(made.name.length)));
  const [longest, next] = owners.sort((one, other) => other.name.length - one.name.length);
  return next?.name === longest?.name && next?.kind !== longest?.kind ? undefined : longest;
}

/** A Pod's row. */
export const POD: readonly Rule[] = [
  ({ cells }, made, { hasSidecars }) => {
    const [seen, wanted] = [fraction(cells.get('READY'))?.[1], haveAsMany(made) ? containersOf(made) : undefined];
    return seen === undefined || wanted === undefined || seen === wanted || (hasSidecars && seen > wanted) ? undefined : differs('READY', cells.get('READY') ?? '', `${wanted} container${wanted === 1 ? '' : 's'}`, made);
  },
  ({ cells }, made) => {
    const [is, of] = fraction(cells.get('READY')) ?? [];
    const { isAwaited, kind, name } = made;
    // A probe may find later that a container is not ready any more.
    return isAwaited && isReadyAtOnce(made) && kind !== 'Job' && cells.get('STATUS') === 'Running' && is !== undefined && of !== undefined && is < of ? `READY is ${is}/${of}, but a line before has waited until ${kind.toLowerCase()} ${name} is ready` : undefined;
  },
  podLabelled,
];

/** Whether all of its Pods have as many containers, also while a new template takes the place of an old one. */
function haveAsMany({ isRolling, revisions = [] }: Made): boolean {
  const counts = revisions.map(({ template }) => listAt(JSON.parse(template), 'spec', 'containers').length);
  return !isRolling || (counts.length > 0 && new Set(counts).size === 1);
}

/** What no Pod can be, of whatever owner. */
export function impossible({ cells }: Row): string | undefined {
  const [is, of] = fraction(cells.get('READY')) ?? [];
  if (is === undefined || of === undefined) return undefined;
  if (is > of) return `READY is ${is}/${of}: more containers are ready than there are`;
  if (is > 0 && cells.get('STATUS') === 'Completed') return `READY is ${is}/${of}, but no container of a Pod that is Completed is ready`;
  return is > 0 && /^(?:Pending|ContainerCreating|ImagePullBackOff|ErrImagePull)$/.test(cells.get('STATUS') ?? '') && of === 1 ? `READY is ${is}/${of}, but no container of a Pod that is ${cells.get('STATUS') ?? ''} is ready` : undefined;
}

/** How many Pods of each owner a list shows. @returns the line of the first wrong one, and why */
export function wrongCounts({ rows, isShortened }: Table, objects: Objects, namespaceOf: (row: Row) => string): { line: number; reason: string }[] {
  const groups = new Map<Made, Row[]>();
  for (const row of rows) {
    const owner = ownerOf(objects, row.name, namespaceOf(row));
    if (owner && owner.kind !== 'Pod') groups.set(owner, [...(groups.get(owner) ?? []), row]);
  }
  return [...groups].flatMap(([made, own]) => {
    const reason = made.kind === 'Job' ? wrongJob(made, own, isShortened) : wrongCount(made, own.filter(isThere), isShortened, objects);
    return reason === undefined ? [] : [{ line: own[0]?.line ?? 0, reason }];
  });
}

function isThere({ cells }: Row): boolean {
  return !/^(?:Terminating|Evicted|Error|Completed|OOMKilled|Unknown)/.test(cells.get('STATUS') ?? '');
}

function wrongCount(made: Made, rows: readonly Row[], isShortened: boolean, objects: Objects): string | undefined {
  const wanted = replicasOf(made);
  if (wanted === undefined || objects.hasStrays || [...objects.all.values()].some((pod) => adopts(made, pod)) || made.isRolling || rows.length === wanted) return undefined;
  if (rows.length > wanted && made.isShrinking) return undefined;
  // The Pods of a StatefulSet come one after the other.
  if (rows.length < wanted && (isShortened || (made.kind === 'StatefulSet' && !made.isAwaited))) return undefined;
  return `it has ${rows.length} Pod${rows.length === 1 ? '' : 's'} of ${made.kind.toLowerCase()} ${made.name}, but ${made.place} makes it with ${wanted} replica${wanted === 1 ? '' : 's'}`;
}

/** A Job makes further Pods for those that fail. */
function wrongJob(made: Made, rows: readonly Row[], isShortened: boolean): string | undefined {
  const { value } = made;
  const parallelism = numberAt(value, 'spec', 'parallelism') ?? 1;
  const completions = numberAt(value, 'spec', 'completions') ?? (parallelism === 1 ? 1 : undefined);
  if (!value || completions === undefined) return undefined;
  const complete = rows.filter(({ cells }) => cells.get('STATUS') === 'Completed').length;
  const running = rows.filter(({ cells }) => cells.get('STATUS') === 'Running').length;
  const says = `it has ${complete} Pods of job ${made.name} that are complete, but ${made.place} makes it with ${completions} completion${completions === 1 ? '' : 's'}`;
  if (complete > completions) return says;
  if (running > parallelism) return `it has ${running} Pods of job ${made.name} that run, but ${made.place} lets ${parallelism} run at once`;
  return complete < completions && !isShortened && running === 0 && (made.isAwaited || (complete === rows.length && complete > 1)) ? says : undefined;
}
