import { setTimeout as pause } from 'node:timers/promises';
import { EnvironmentError, messageOf } from '../errors/errors';
import type { ClusterShape } from '../platform/clusters/kind/cluster-shape';
import type { Cluster } from '../platform/clusters/cluster';
import { labCluster } from '../platform/clusters/providers';
import { cleanUp } from './clean-up';
import type { Remembered, Run, Thing } from './run';

/** How long a running check may take to end by itself when a session ends. */
const LAST_SECONDS = 0.5;

/**
 * One run, or many in sequence, in a process that cucumber-js does not own. It keeps what outlives a run: the connection to the cluster, and what was
 * found to hold. The caller that begins a session handles Ctrl-C, and decides when to forget.
 */
export class Session {
  /** The current run. */
  run: Run | undefined;
  readonly known = new Set<Remembered>();
  private link: Cluster | undefined;

  /** @param isWatch looks again at every change, so that a look need not wait */
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

  /** Removes what an interrupted run made. @throws EnvironmentError if it cannot */
  async end(): Promise<void> {
    if (this.run) await this.endRun(this.run);
    this.forgetAll();
    current = undefined;
  }

  private async endRun(run: Run): Promise<void> {
    await Promise.race([run.interrupt(), pause(LAST_SECONDS * 1000)]);
    await cleanUp(run).catch((error: unknown) => {
      throw new EnvironmentError({ reason: 'labspec could not remove everything that the check made', seen: messageOf(error), next: 'nothing: the next run tries again when it starts' });
    });
  }
}

let current: Session | undefined;

/** The session that the next runs of this process belong to; undefined for a single run. */
export function currentSession(): Session | undefined {
  return current;
}

export function beginSession({ isWatch }: { isWatch: boolean }): Session {
  return (current = new Session(isWatch));
}
