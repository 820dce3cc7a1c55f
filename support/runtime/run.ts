import type { CommandRecord } from '../system/command/command-record';
import type { TaskFailed } from '../errors/errors';
import type { Cluster } from '../platform/clusters/cluster';
import type { ClusterApi } from '../platform/kubernetes/cluster-api';
import type { Kubectl } from '../platform/kubernetes/kubectl';
import type { Lab, Task } from '../lab/lab';
import type { Parameters } from '../lab/parameters';
import type { ServerProcess } from '../system/process/background';
import type { Journal } from '../ownership/journal';
import type { Memory } from './seen-before';
import type { Verdict } from '../errors/verdict';

/** What a state may be about, where a look is slow. */
export type Thing = 'engine' | 'cluster' | 'image' | 'nodes';

/** Remembered until an action changes the same thing. */
export interface Remembered {
  remembered?: Thing;
}

/** What all scenarios of one run share. open-run.ts makes it; nothing below knows how. */
export interface Run {
  readonly lab: Lab;
  readonly parameters: Parameters;
  readonly journal: Journal;
  readonly memory: Memory;
  readonly cluster: Cluster;
  /** The run's own folder for the lab's files: never the user's folder, at most a copy of it. */
  readonly folder: string;
  /** The folder that messages name. */
  readonly shownFolder: string;
  /** Another person did the work, and labspec only inspects it. */
  readonly inspectsOnly: boolean;
  /** The files come from a stranger. */
  readonly runsUntrustedCode: boolean;
  /** A later look follows each change, so this one need not wait. */
  readonly isLookedAtAgain: boolean;
  /** Whether a scenario has used the cluster yet. */
  readonly isConnected: boolean;
  readonly isInstalled: boolean;
  /** States that could not be reached, by name, with the reason: submitted files do not change. */
  readonly unreached: Map<string, TaskFailed>;
  /** Why labspec removed a student's container that exceeded its limits; until this is reported, or the container is to be stopped anyway. */
  takenAway: TaskFailed | undefined;
  api(): Promise<ClusterApi>;
  kubectl(): Promise<Kubectl>;
  /** Reads a file of the folder. @throws TaskFailed if it is missing or cannot be read */
  readFile(name: string): string;
  /** Reads a file of the lab. */
  fixture(name: string): string;
  /** The port of this machine that replaces the given port of the features. */
  hostPort(port: number): number;
  inOwnNames(text: string): string;
  /** The namespace of lab.yaml; the run may work in another one. */
  readonly writtenNamespace: string;
  folderWithOnly(file: string): string;
  install(): Promise<CommandRecord>;
  start(program: string, args: string[], folder?: string): Promise<ServerProcess>;
  /** Changes something, unless the run is ending. */
  act<T>(change: () => Promise<T>): Promise<T>;
  /** Serializes work that parallel runs must not do at the same time. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  /** Lets no action begin any more. Resolves when the current action has ended, or after a few seconds. */
  interrupt(): Promise<void>;
  close(): Promise<void>;
  remember(state: Remembered): void;
  remembers(state: Remembered): boolean;
  /** Forgets what was known about the image or the nodes: after an action on them, look again. */
  forget(...things: Thing[]): void;
  judge(task: number, verdict: Verdict): void;
  failedNeedOf(task: number): Task | undefined;
}
