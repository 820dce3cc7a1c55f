import { TaskFailed } from '../../errors/errors';
import { chosenLab } from '../../lab/load-lab';
import { asMade } from '../../platform/kubernetes/as-made';
import type { AnyObject, ClusterApi } from '../../platform/kubernetes/cluster-api';
import { inWords, kindOf } from '../../platform/kubernetes/kinds';
import { ownLines } from '../../runtime/own-way';
import type { Run } from '../../runtime/run';
import type { Scenario } from '../../runtime/scenario';
import { everyStep } from '../../runtime/scenarios-with';
import { changedLater } from './changed-later';
import { differing } from './differing';
import { ownObjects } from './own-objects';
import { withDifferences, type Unlike } from './say-difference';

/**
 * An error about the work with what is not as in the lab, among the objects that the lab makes in the same task: where no rule knows the cause, this is
 * the best guess, and says itself that it is no more than a difference.
 */
export async function withDifference({ run, task, failure }: Scenario, error: unknown): Promise<unknown> {
  // Once is enough for what later Thens find, too.
  if (!(error instanceof TaskFailed) || failure) return error;
  return new TaskFailed(withDifferences(error.problem, await unlikeOwn(run, task?.id)));
}

async function unlikeOwn(run: Run, task: number | undefined): Promise<Unlike[]> {
  const objects = await ownObjects(run, ownLines(run).filter((own) => own.task === task));
  if (objects.length === 0) return [];
  const api = await run.api();
  const compared = await Promise.all(objects.map(({ object }) => compare(run, api, object)));
  const isBegun = compared.some((one) => one?.fields.length !== 0);
  return compared.flatMap((one) => (one && (one.fields.length > 0 || isBegun) ? [one] : []));
}

async function compare(run: Run, api: ClusterApi, object: AnyObject): Promise<Unlike | undefined> {
  const { namespace } = run.lab.names;
  const kind = await kindOf(api, object.kind ?? '');
  const name = object.metadata?.name ?? '';
  if (!kind.isNamespaced || ![undefined, namespace].includes(object.metadata?.namespace)) return undefined;
  const later = changedLater(name, everyStep(chosenLab()));
  const live = await api.object(kind, namespace, name);
  const called = `${inWords(kind)} ${name}`;
  if (!live) return later.isDeleted ? undefined : { called, fields: [] };
  if (later.all) return undefined;
  const own = await api.completed(namespace, object);
  const fields = differing(asMade(own, namespace), asMade(live, namespace), later);
  return fields.length > 0 ? { called, fields } : undefined;
}
