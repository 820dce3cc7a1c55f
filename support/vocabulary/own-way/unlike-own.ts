import { TaskFailed } from '../../errors/errors';
import { chosenLab } from '../../lab/load-lab';
import { asMade } from '../../platform/kubernetes/as-made';
import type { AnyObject, ClusterApi } from '../../platform/kubernetes/cluster-api';
import { inWords, kindOf } from '../../platform/kubernetes/kinds';
import { ownLines } from '../../runtime/own-way';
import type { Run } from '../../runtime/run';
import type { Scenario } from '../../runtime/scenario';
import { everyStep } from '../../runtime/scenarios-with';
import { notAllowed } from '../../errors/not-allowed';
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

type Compared = Unlike & { isThere: boolean };

async function unlikeOwn(run: Run, task: number | undefined): Promise<Unlike[]> {
  const objects = await ownObjects(run, ownLines(run).filter((own) => own.task === task));
  if (objects.length === 0) return [];
  const api = await run.api();
  const compared = await Promise.all(objects.map((object) => compare(run, api, object)));
  const isBegun = compared.some((one) => one?.isThere === true);
  return nearest(compared.flatMap((one) => one ?? [])).filter(({ isThere, fields }) => (isThere ? fields.length > 0 : isBegun));
}

async function compare(run: Run, api: ClusterApi, object: AnyObject): Promise<Compared | undefined> {
  const { namespace } = run.lab.names;
  const kind = await kindOf(api, object.kind ?? '');
  const name = object.metadata?.name ?? '';
  if (!kind.isNamespaced || ![undefined, namespace].includes(object.metadata?.namespace)) return undefined;
  const later = changedLater(name, everyStep(chosenLab()));
  const live = await api.object(kind, namespace, name);
  const called = `${inWords(kind)} ${name}`;
  if (!live) return later.isDeleted ? undefined : { called, isThere: false, fields: [] };
  if (later.all) return undefined;
  // A quota, or a right that is missing, may refuse to complete it.
  const own = await api.completed(namespace, object).catch(notAllowed);
  return { called, isThere: true, fields: own ? differing(asMade(own, namespace), asMade(live, namespace), later) : [] };
}

/** Of an object that the lab makes in several ways, the one that the student's is most like. */
function nearest(all: readonly Compared[]): Compared[] {
  return all.filter((one, index) => !all.some((other, at) => other.called === one.called && (other.fields.length < one.fields.length || (other.fields.length === one.fields.length && at < index))));
}
