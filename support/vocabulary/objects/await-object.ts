import { setTimeout } from 'node:timers/promises';
import { EnvironmentError, LabError, TaskFailed, type Mistake } from '../../errors/errors';
import { isOutage } from '../../platform/docker/outage';
import type { AnyObject, ClusterApi } from '../../platform/kubernetes/cluster-api';
import type { Kind } from '../../platform/kubernetes/api-kind';
import { noteShownCommand } from '../../runtime/shown-commands';
import type { Run } from '../../runtime/run';
import { waitFor, type Look } from '../../wait/wait-for';
import { called, describeLine, getLine, kindFor, type NamedObject } from './named-object';
import type { Time } from './time';

const EVERY_SECONDS = 0.5;

/** What a Then says of an object. */
export interface Claim {
  /** The message if it does not hold: `Deployment web is not available`. */
  wrong: string;
  /** What should be seen, if `what` does not say it. */
  expected?: string;
  cause: string;
  /** Undefined if there is no such object. */
  look(object: AnyObject | undefined): Seen | Promise<Seen>;
  /** Finds the reason. */
  explain?(found: Found): Promise<Mistake | undefined>;
  /** The last words of the command that shows it: `-o yaml`. */
  shows?: string;
}

export interface Seen {
  holds: boolean;
  /** What is there, in words. */
  seen: string;
}

/** An object that was looked for, and perhaps found. */
export interface Found {
  run: Run;
  api: ClusterApi;
  named: NamedObject;
  kind: Kind;
  namespace: string;
  object: AnyObject | undefined;
}

/** Waits until a claim about an object holds, and goes on holding if the sentence says so. @throws TaskFailed with what was seen last, and with the cause if it is known */
export async function expectObject(run: Run, named: NamedObject, claim: Claim, time: Time): Promise<void> {
  const namespace = named.namespace ?? run.lab.names.namespace;
  const look = getLine(named, run.lab.names.namespace, claim.shows);
  noteShownCommand(look);
  const api = await run.api();
  const kind = await kindFor(api, named.word);
  let object: AnyObject | undefined;
  const once = async (): Promise<Seen> => {
    object = await api.object(kind, namespace, named.name);
    return claim.look(object);
  };
  try {
    await awaitHolding(once, { ...claim, look, next: describeLine(named, run.lab.names.namespace) }, time);
  } catch (error) {
    if (!(error instanceof TaskFailed)) throw error;
    const why = await claim.explain?.({ run, api, named, kind, namespace, object }).catch(notAllowed);
    throw why ? new TaskFailed({ ...error.problem, ...why }) : error;
  }
}

/** In a cluster of others, the run may not see all that would explain a failure. */
export function notAllowed(error: unknown): undefined {
  if (error instanceof EnvironmentError) return undefined;
  throw error;
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
  const lookOnce = async (): Promise<Look<true>> => {
    try {
      const { holds, seen } = await look();
      outage = undefined;
      return holds ? { done: true, seen } : { notYet: seen };
    } catch (error) {
      if (!isOutage(error)) throw error;
      outage = error;
      return { notYet: error.problem.reason };
    }
  };
  await waitFor(lookOnce, { what: `not: ${told.wrong}`, within, every: EVERY_SECONDS, otherwise: (problem) => outage ?? failed(told, problem.seen) });
  const since = performance.now();
  // However little patience there is for what is not there yet: what is there must last.
  for (let seconds = 0; seconds < atLeast; seconds = (performance.now() - since) / 1000) {
    await setTimeout(Math.min(EVERY_SECONDS, atLeast - seconds) * 1000);
    const now = await lookOnce();
    if ('notYet' in now && !outage) throw failed(told, `${now.notYet}, after ${((performance.now() - since) / 1000).toFixed(0)} s`);
  }
}

function failed({ wrong, expected, cause, look, next }: Told, seen: string | undefined): TaskFailed {
  return new TaskFailed({ cause, reason: wrong, expected, seen, look, next });
}

/** What an object that must be there does not show. */
export function absent(named: NamedObject): Seen {
  return { holds: false, seen: `there is no ${called(named)}` };
}
