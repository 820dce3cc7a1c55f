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

/** What a state may be about, where looking is slow. */
export type Thing = 'engine' | 'cluster' | 'image' | 'nodes';

/** It is remembered until an action on the same thing is performed. */
export interface Remembered {
  remembered?: Thing;
}

/** What all scenarios of one run share. It is made in run.ts; nothing below knows how. */
export interface Run {
  readonly lab: Lab;
  readonly parameters: Parameters;
  readonly journal: Journal;
  readonly memory: Memory;
  readonly access: Cluster;
  /** The run's own folder for the lab's files; never the user's, at most a copy of it. */
  readonly folder: string;
  /** The folder to tell people about. */
  readonly shownFolder: string;
  /** Somebody else has done the work: it is only looked at. */
  readonly inspectsOnly: boolean;
  /** The files are a stranger's. */
  readonly runsUntrustedCode: boolean;
  /** A caller that looks again at each change need not wait. */
  readonly isLookedAtAgain: boolean;
  /** Whether a scenario has been to the cluster yet. */
  readonly isConnected: boolean;
  readonly isInstalled: boolean;
  /** States that could not be reached, by their names, and why: files that were handed in do not change. */
  readonly unreached: Map<string, TaskFailed>;
  /** Why a student's container is gone that has taken more than its share, until that is told or it is to be stopped. */
  takenAway: TaskFailed | undefined;
  cluster(): Promise<ClusterApi>;
  kubectl(): Promise<Kubectl>;
  /** The text of a file of the folder. @throws TaskFailed if it is not there, or cannot be read */
  readFile(name: string): string;
  /** The text of a file that the lab shows. */
  fixture(name: string): string;
  /** The port of this machine that stands for one of the features. */
  hostPort(port: number): number;
  inOwnNames(text: string): string;
  folderWithOnly(file: string): string;
  install(): Promise<CommandRecord>;
  start(program: string, args: string[], folder?: string): Promise<ServerProcess>;
  /** Changes something, unless the run is being ended. */
  act<T>(change: () => Promise<T>): Promise<T>;
  /** Does what runs beside each other must not do at the same time. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  /** No action begins any more; resolves when the one under way has ended, or after some seconds. */
  interrupt(): Promise<void>;
  close(): Promise<void>;
  remember(state: Remembered): void;
  remembers(state: Remembered): boolean;
  /** After an action on the image or the nodes, what was known of them has to be looked at again. */
  forget(...things: Thing[]): void;
  judge(task: number, verdict: Verdict): void;
  failedNeedOf(task: number): Task | undefined;
}
