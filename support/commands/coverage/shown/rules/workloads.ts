import { isReadyAtOnce, listAt, numberAt, podOf, replicasOf, valueAt, type Made } from '../made';
import { labelled, selecting } from '../labels';
import type { Row } from '../table';
import { atLeast, atMost, differs, equal, fraction, numberIn, type Rule } from './rule';

const wanted: Rule = ({ cells }, made) => {
  const [seen, replicas] = [fraction(cells.get('READY'))?.[1], replicasOf(made)];
  return seen === undefined || replicas === undefined || seen === replicas ? undefined : differs('READY', cells.get('READY') ?? '', `${replicas} replica${replicas === 1 ? '' : 's'}`, made);
};

/** Of what a line has waited for, all are ready; of what it has just made smaller, more may be. */
const ready: Rule = ({ cells }, made) => {
  const [is, of] = fraction(cells.get('READY')) ?? [];
  if (is === undefined || of === undefined) return undefined;
  if (is > of && !made.isShrinking) return `READY is ${cells.get('READY') ?? ''}: more are ready than wanted`;
  return is < of && made.isAwaited && isReadyAtOnce(made) ? `READY is ${cells.get('READY') ?? ''}, but a line before has waited until all are ready` : undefined;
};

function readyOf({ cells }: Row): number | undefined {
  return fraction(cells.get('READY'))?.[0];
}

const updated: Rule = (row, made) => {
  const replicas = replicasOf(made) ?? fraction(row.cells.get('READY'))?.[1];
  const isSteady = !made.isRolling && !made.isShrinking;
  return (made.isShrinking ? undefined : atMost(row, 'UP-TO-DATE', replicas, 'the number of replicas is')) ?? (isSteady ? atLeast(row, 'UP-TO-DATE', readyOf(row) ?? numberIn(row.cells, 'AVAILABLE'), 'the number of those that are ready is') : undefined);
};

/** Without minReadySeconds, what is ready is available at once. */
const available: Rule = (row, made) => {
  const isAtOnce = made.value !== undefined && (numberAt(made.value, 'spec', 'minReadySeconds') ?? 0) === 0;
  return atMost(row, 'AVAILABLE', readyOf(row) ?? numberIn(row.cells, 'CURRENT'), 'the number of those that are ready is') ?? (isAtOnce ? atLeast(row, 'AVAILABLE', readyOf(row), 'the number of those that are ready is') : undefined);
};

/** Older versions of kubectl show it. */
const current: Rule = (row, made) => {
  const most = made.isRolling || made.isShrinking ? undefined : replicasOf(made);
  return atMost(row, 'CURRENT', most, 'the number of replicas is') ?? atLeast(row, 'CURRENT', numberIn(row.cells, 'UP-TO-DATE') ?? numberIn(row.cells, 'READY'), 'the number of its Pods is at least');
};

const images: Rule = equal('IMAGES', (made) => (made.isRolling ? undefined : containers(made, 'image')));
const names: Rule = equal('CONTAINERS', (made) => containers(made, 'name'));

function containers(made: Made, key: 'image' | 'name'): string | undefined {
  const all = listAt(podOf(made)?.spec, 'containers').map((container) => container[key]);
  return all.length === 0 || all.includes(undefined) ? undefined : all.join(',');
}

const counted: Rule = (row) => atMost(row, 'READY', numberIn(row.cells, 'CURRENT'), 'the number of its Pods is') ?? atMost(row, 'AVAILABLE', numberIn(row.cells, 'READY'), 'the number of those that are ready is') ?? atMost(row, 'UP-TO-DATE', numberIn(row.cells, 'DESIRED'), 'the number of Pods that it wants is');

const isWhole: Rule = (row, made) => {
  const desired = numberIn(row.cells, 'DESIRED');
  if (desired === undefined || made.isShrinking) return undefined;
  const late = made.isAwaited ? atLeast(row, 'READY', desired, 'a line before has waited for') : undefined;
  if (late !== undefined) return late;
  return atMost(row, 'CURRENT', desired, 'the number of Pods that it wants is') ?? (numberIn(row.cells, 'READY') === desired ? atLeast(row, 'CURRENT', desired, 'the number of those that are ready is') : undefined);
};

function completions({ value }: Made): number | undefined {
  const [said, parallelism] = [numberAt(value, 'spec', 'completions'), numberAt(value, 'spec', 'parallelism') ?? 1];
  return value === undefined ? undefined : (said ?? (parallelism === 1 ? 1 : undefined));
}

const completed: Rule = ({ cells }, made) => {
  const [is, of] = fraction(cells.get('COMPLETIONS')) ?? [];
  const wantedOf = completions(made);
  if (is === undefined || of === undefined) return undefined;
  if (wantedOf !== undefined && of !== wantedOf) return differs('COMPLETIONS', cells.get('COMPLETIONS') ?? '', `${wantedOf} completion${wantedOf === 1 ? '' : 's'}`, made);
  if (is > of) return `COMPLETIONS is ${is}/${of}: more are complete than wanted`;
  return is < of && (made.isAwaited || cells.get('STATUS') === 'Complete') ? `COMPLETIONS is ${is}/${of}, but the Job is complete` : undefined;
};

/** Such objects, by their kinds. */
export const WORKLOADS: Readonly<Record<string, readonly Rule[]>> = {
  Deployment: [wanted, ready, equal('DESIRED', replicasOf), updated, available, current, images, names, labelled, selecting],
  StatefulSet: [wanted, ready, equal('DESIRED', replicasOf), images, names, labelled],
  ReplicaSet: [equal('DESIRED', replicasOf), isWhole, counted, names, labelled, selecting],
  ReplicationController: [equal('DESIRED', replicasOf), isWhole, counted, names],
  DaemonSet: [counted, images, names, labelled, selecting],
  Job: [completed, equal('DESIRED', completions), images, names],
  CronJob: [equal('SCHEDULE', ({ value }) => textAt(value, 'schedule')), equal('SUSPEND', ({ value }) => value && (valueAt(value, 'spec', 'suspend') === true ? 'True' : 'False'))],
};

function textAt(value: unknown, key: string): string | undefined {
  const found = valueAt(value, 'spec', key);
  return typeof found === 'string' ? found : undefined;
}
