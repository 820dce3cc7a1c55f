import type { Stage } from './stage';

export type Outcome = 'done' | 'there' | 'not needed' | 'failed' | 'ended';

export interface Events {
  onStart(stage: Stage): void;
  onEnd(stage: Stage, outcome: Outcome, error?: unknown): void;
}

/** The stages that must run to reach the goals, in a possible order, without finished stages and what only those need. */
export async function planFor(goals: readonly string[], stages: readonly Stage[]): Promise<Stage[]> {
  const byName = new Map(stages.map((stage) => [stage.name, stage]));
  const done = new Map(await Promise.all(stages.map(async (stage) => [stage.name, await stage.done()] as const)));
  const planned = new Set<Stage>();
  const visit = (name: string, above: readonly string[]): void => {
    const stage = byName.get(name);
    if (!stage) throw new Error(`There is no stage ${name}`);
    if (above.includes(name)) throw new Error(`The stages ${[...above, name].join(' -> ')} need each other`);
    if (done.get(name) || planned.has(stage)) return;
    for (const need of stage.needs) visit(need, [...above, name]);
    planned.add(stage);
  };
  for (const goal of goals) visit(goal, []);
  return [...planned];
}

export interface Run {
  /** Does the work of a stage; must end soon after the signal aborts. */
  work: (stage: Stage, signal: AbortSignal) => Promise<void>;
  events: Events;
  /** Aborts when the user gives up. */
  signal?: AbortSignal | undefined;
}

/** Runs planned stages in parallel, each as soon as its needs are done. The first failure ends the others, and is thrown after they have ended. */
export async function runStages(plan: readonly Stage[], { work, events, signal }: Run): Promise<void> {
  const stop = new AbortController();
  const ends = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  const running = new Map<string, Promise<void>>();
  for (const stage of plan) {
    const needs = stage.needs.flatMap((name) => running.get(name) ?? []);
    const end = Promise.all(needs).then(() => runOne(stage, ends, { work, events }));
    running.set(stage.name, end.catch((error: unknown) => {
      stop.abort(error);
      throw error;
    }));
  }
  const results = await Promise.allSettled(running.values());
  signal?.throwIfAborted();
  if (stop.signal.aborted) throw stop.signal.reason;
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}

async function runOne(stage: Stage, ends: AbortSignal, { work, events }: Run): Promise<void> {
  if (ends.aborted) return;
  const unneeded = stage.unneeded ?? new AbortController().signal;
  if (unneeded.aborted) return events.onEnd(stage, 'not needed');
  if (await stage.done()) return events.onEnd(stage, 'there');
  events.onStart(stage);
  try {
    await work(stage, AbortSignal.any([ends, unneeded]));
    events.onEnd(stage, 'done');
  } catch (error) {
    if (unneeded.aborted && !ends.aborted) return events.onEnd(stage, 'not needed');
    events.onEnd(stage, ends.aborted ? 'ended' : 'failed', error);
    throw error;
  }
}
