import { setTimeout as pause } from 'node:timers/promises';
import { EnvironmentError, messageOf } from '../errors/errors';
import type { ClusterShape } from '../platform/clusters/kind/cluster-shape';
import type { Cluster } from '../platform/clusters/cluster';
import { labCluster } from '../platform/clusters/providers';
import { cleanUp } from './clean-up';
import type { Remembered, Run, Thing } from './run';

/** What is under way may end by itself for so long, when a session is ended. */
const LAST_SECONDS = 0.5;

/**
 * One run, or many that follow each other, in a process that is not cucumber-js' own. What outlives a run: the way to the
 * cluster, and what was found to hold. The caller that begins a session handles Ctrl-C, and knows when to forget.
 */
export class Session {
  /** The run under way. */
  run: Run | undefined;
  readonly known = new Set<Remembered>();
  private link: Cluster | undefined;

  /** @param isWatch looks again when something changes, so that nobody need wait for what is not there yet */
  constructor(readonly isWatch: boolean) {}

  linkTo(cluster: ClusterShape): Cluster {
    return (this.link ??= labCluster(cluster));
  }

  forget(things: readonly Thing[]): void {
    for (const state of this.known) if (state.remembered && things.includes(state.remembered)) this.known.delete(state);
  }

  /** After an error of the environment, nothing that was known counts any more. */
  forgetAll(): void {
    this.known.clear();
    this.link?.close().catch(() => undefined);
    this.link = undefined;
  }

  /** Removes what an interrupted run has made. @throws EnvironmentError if it cannot */
  async end(): Promise<void> {
    if (this.run) await this.endRun(this.run);
    this.forgetAll();
    current = undefined;
  }

  private async endRun(run: Run): Promise<void> {
    await Promise.race([run.interrupt(), pause(LAST_SECONDS * 1000)]);
    await cleanUp(run).catch((error: unknown) => {
      throw new EnvironmentError({ reason: 'What a check has made could not be taken away', seen: messageOf(error), next: 'nothing: the next run, on its start, tries again' });
    });
  }
}

let current: Session | undefined;

/** The session that the next runs of this process belong to; none for a single run. */
export function currentSession(): Session | undefined {
  return current;
}

export function beginSession({ isWatch }: { isWatch: boolean }): Session {
  return (current = new Session(isWatch));
}
