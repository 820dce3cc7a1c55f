import { setTimeout } from 'node:timers/promises';
import { LabError, TaskFailed, type Mistake } from '../../errors/errors';
import { notAllowed } from '../../errors/not-allowed';
import { isOutage } from '../../platform/docker/outage';
import type { AnyObject } from '../../platform/kubernetes/cluster-api';
import { inWords } from '../../platform/kubernetes/kinds';
import { noteShownCommand } from '../../runtime/shown-commands';
import type { Run } from '../../runtime/run';
import { nodesMustBeWell } from '../cluster/well-nodes';
import { waitFor, type Look } from '../../wait/wait-for';
import { noteAskedFor } from './asked-for';
import type { Claim, Seen } from './claim';
import { whyMissing } from './missing';
import { called, describeLine, getLine, kindFor, namespaceOf, type NamedObject } from './named-object';
import type { Time } from './time';

const EVERY_SECONDS = 0.5;

/** Waits until a claim about an object holds, and goes on holding if the sentence says so. @throws TaskFailed with what was seen last, and with the cause if it is known */
export async function expectObject(run: Run, named: NamedObject, claim: Claim, time: Time): Promise<void> {
  const namespace = namespaceOf(run, named);
  const look = getLine(named, run.lab.names.namespace, claim.shows);
  noteShownCommand(look);
  const api = await run.api();
  const kind = await kindFor(api, named.word);
  if (!claim.holdsIfAbsent) noteAskedFor(run, `${inWords(kind)} ${named.name}`);
  let object: AnyObject | undefined;
  const once = async (): Promise<Seen> => {
    object = await api.object(kind, namespace, named.name);
    return object ? claim.look(object) : { holds: claim.holdsIfAbsent === true, seen: `there is no ${called(named)}` };
  };
  const why = async (): Promise<Mistake | undefined> => {
    const found = { run, api, named, kind, namespace, object };
    return object ? claim.explain?.(found) : whyMissing(found);
  };
  await withReason(run, awaitHolding(once, { ...claim, look, next: describeLine(named, run.lab.names.namespace) }, time), why);
}

/** Adds the cause to the error of a wait, if it is known. @throws TaskFailed @throws EnvironmentError if a node is to blame */
export async function withReason(run: Run, wait: Promise<void>, why: () => Promise<Mistake | undefined>): Promise<void> {
  try {
    await wait;
  } catch (error) {
    if (!(error instanceof TaskFailed)) throw error;
    await nodesMustBeWell(run);
    const known = await why().catch(notAllowed);
    // What the claim expects says nothing beside what was seen of the cause.
    throw known ? new TaskFailed({ ...error.problem, expected: undefined, ...known }) : error;
  }
}

export interface Told {
  wrong: string;
  expected?: string;
  cause: string;
  look: string;
  next: string;
}

/** Waits until something holds, then sees that it goes on for as long as it must. @throws TaskFailed @throws EnvironmentError if the API does not answer until the end */
export async function awaitHolding(look: () => Promise<Seen>, told: Told, { within, atLeast }: Time): Promise<void> {
  let outage: LabError | undefined;
  let wrong: string | undefined;
  const lookOnce = async (): Promise<Look<true>> => {
    try {
      const { holds, seen, wrong: now } = await look();
      outage = undefined;
      wrong = now;
      return holds ? { done: true, seen } : { notYet: seen };
    } catch (error) {
      if (!isOutage(error)) throw error;
      outage = error;
      return { notYet: error.problem.reason };
    }
  };
  await waitFor(lookOnce, { what: `not: ${told.wrong}`, within, every: EVERY_SECONDS, otherwise: (problem) => outage ?? failed(told, problem.seen, wrong) });
  const since = performance.now();
  // However little patience there is for what is not there yet: what is there must last.
  for (let seconds = 0; seconds < atLeast; seconds = (performance.now() - since) / 1000) {
    await setTimeout(Math.min(EVERY_SECONDS, atLeast - seconds) * 1000);
    const now = await lookOnce();
    if ('notYet' in now && !outage) throw failed(told, `${now.notYet}, after ${((performance.now() - since) / 1000).toFixed(0)} s`, wrong);
  }
}

function failed({ wrong, expected, cause, look, next }: Told, seen: string | undefined, now: string | undefined): TaskFailed {
  return new TaskFailed({ cause, reason: now ?? wrong, expected, seen, look, next });
}
