import { ClusterLink } from './kube/cluster-link';
import type { LabRun } from './run';
import type { State } from './states/state';

/**
 * What outlives a run where many follow each other in one process: the way to the cluster, and what was found to hold.
 * Whoever begins a session is told of changes, so knows when to forget; it also is who handles Ctrl-C.
 */
export class Session {
  /** The run under way. */
  run: LabRun | undefined;
  readonly known = new Set<State>();
  private link: ClusterLink | undefined;

  linkTo(cluster: string): ClusterLink {
    return (this.link ??= new ClusterLink(cluster));
  }

  forget(things: readonly NonNullable<State['remembered']>[]): void {
    for (const state of this.known) if (state.remembered && things.includes(state.remembered)) this.known.delete(state);
  }

  /** After an error of the environment, nothing that was known counts any more. */
  forgetAll(): void {
    this.known.clear();
    this.link?.close().catch(() => undefined);
    this.link = undefined;
  }
}

let current: Session | undefined;

/** The session that the next runs of this process belong to; none for a single run. */
export function currentSession(): Session | undefined {
  return current;
}

export function beginSession(): Session {
  return (current = new Session());
}

export function endSession(): void {
  current?.forgetAll();
  current = undefined;
}
