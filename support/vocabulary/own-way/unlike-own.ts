import { TaskFailed, type Mistake } from '../../errors/errors';
import { asMade } from '../../platform/kubernetes/as-made';
import type { AnyObject, ClusterApi } from '../../platform/kubernetes/cluster-api';
import { inWords, kindOf } from '../../platform/kubernetes/kinds';
import { ownLines } from '../../runtime/own-way';
import type { Run } from '../../runtime/run';
import type { Scenario } from '../../runtime/scenario';
import { everyStep } from '../../runtime/scenarios-with';
import { chosenLab } from '../../lab/load-lab';
import { changedLater } from './changed-later';
import { differing, type Differing } from './differing';
import { ownObjects } from './own-objects';

/** More is another way to do the task, and not a mistake in one. */
const MOST = 3;
const SHOWN_LENGTH = 80;

/** An object of a student that is not as the lab itself makes it. */
interface Unlike {
  /** `deployment web` */
  called: string;
  /** Empty if there is no such object. */
  fields: Differing[];
}

/**
 * An error about the work with what is not as in the lab, among the objects that the lab makes in the same task: where no rule knows the cause, this is
 * the best guess, and says itself that it is no more than a difference. Unchanged if there is none, or too many.
 */
export async function withDifference({ run, task, failure }: Scenario, error: unknown): Promise<unknown> {
  // Once is enough for what later Thens find, too.
  if (!(error instanceof TaskFailed) || failure) return error;
  const all = await unlikeOwn(run, task?.id);
  const unlike = all.filter(({ called, fields }) => fields.length > 0 || !error.problem.reason.includes(called));
  if (unlike.length === 0 || unlike.flatMap(({ fields }) => fields).length > MOST) return error;
  return new TaskFailed(added(error.problem, unlike.map(inSentence)));
}

function added(problem: Mistake, [first = '', ...others]: string[]): Mistake {
  const isExplained = problem.observed !== undefined;
  const also = [problem.also, ...(isExplained ? [first, ...others] : others)].filter(Boolean).join('\n');
  return { ...problem, ...(isExplained ? {} : { reason: `${problem.reason}; ${first}` }), ...(also ? { also } : {}) };
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

function inSentence({ called, fields }: Unlike): string {
  if (fields.length === 0) return `and there is no ${called}, which the lab makes here`;
  return `unlike in the lab, ${called} has ${fields.map(({ path, seen }) => `${path}: ${shortened(seen ?? 'nothing')}`).join(', ')}`;
}

function shortened(text: string): string {
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
}
