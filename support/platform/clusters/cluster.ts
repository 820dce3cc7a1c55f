import type { CommandRecord } from '../../system/command/command-record';
import type { ClusterState } from './kind/cluster-state';
import type { Journal } from '../../ownership/journal';
import type { ClusterApi } from '../kubernetes/cluster-api';

/** A node, and the ID that an image has there; undefined where it has none of that name. */
export type NodeImage = [node: string, id: string | undefined];

/** How an image of the engine comes onto the nodes. */
export interface ImageDelivery {
  commandLine: string;
  /** It changes what runs beside each other have in common. */
  shared?: true;
  perform(folder: string): Promise<CommandRecord>;
}

/** The cluster that a run works in: the lab's own, or one that somebody has allowed it. */
export interface Cluster {
  /** Whether it is the kind cluster that lab.yaml describes. */
  readonly isOfLab: boolean;
  /** Its one context, as text. */
  kubeconfig(): Promise<string>;
  api(): Promise<ClusterApi>;
  /** Looks, and changes nothing. */
  state(): Promise<ClusterState>;
  /** Of Kubernetes, as in v1.34.3. */
  version(): Promise<string>;
  /** Looks already, while something else is loaded: the next who asks gets what is seen now. @param isAboutPods whether the cluster is not only looked for */
  lookAhead?(isAboutPods: boolean): void;
  /** Makes what is missing. @throws EnvironmentError where it cannot, or may not */
  bringUp(): Promise<void>;
  /** What must be there before the first task. @throws EnvironmentError telling all that is not */
  enter(journal: Journal): Promise<void>;
  /** @throws EnvironmentError where no engine answers and one is needed, with what brings one */
  needEngine(): Promise<void>;
  /** Whether the lab's image is on the nodes without anybody's work. */
  readonly imageIsGiven: boolean;
  /** Brings an image of the engine to the nodes, as the lab's reader does. */
  bring(image: string): ImageDelivery;
  /** Whether the nodes get an image of others from the engine, and not by themselves. */
  bringsOthers(image: string): Promise<boolean>;
  /** How a person sees which images the nodes have. */
  readonly lookForImages: string;
  /** The nodes that lack an image, or have another one of its name. */
  nodesWithout(image: string): Promise<NodeImage[]>;
  close(): Promise<void>;
}
