import type { CommandRecord } from '../../system/command/command-record';
import type { ClusterState } from './kind/cluster-state';
import type { Journal } from '../../ownership/journal';
import type { ClusterApi } from '../kubernetes/cluster-api';

/** A node, and the ID of an image there; undefined if the node has no image of that name. */
export type NodeImage = [node: string, id: string | undefined];

/** How an image of the engine gets onto the nodes. */
export interface ImageDelivery {
  commandLine: string;
  /** It changes what parallel runs share. */
  shared?: true;
  perform(folder: string): Promise<CommandRecord>;
}

/** The cluster that a run works in: the lab's own, or one that the user has allowed. */
export interface Cluster {
  /** Whether it is the kind cluster of lab.yaml. */
  readonly isOfLab: boolean;
  /** As text, with a single context. */
  kubeconfig(): Promise<string>;
  api(): Promise<ClusterApi>;
  /** Only looks. */
  state(): Promise<ClusterState>;
  /** The version of Kubernetes, as in v1.34.3. */
  version(): Promise<string>;
  /** Looks ahead, while something else loads; the next caller gets the result. @param isAboutPods whether more than the cluster itself is needed */
  lookAhead?(isAboutPods: boolean): void;
  /** Makes what is missing. @throws EnvironmentError if it cannot, or may not */
  bringUp(): Promise<void>;
  /** Prepares what must be there before the first task. @throws EnvironmentError naming everything that is missing */
  enter(journal: Journal): Promise<void>;
  /** @throws EnvironmentError if an engine is needed and none answers, with the way to get one */
  needEngine(): Promise<void>;
  /** Whether the lab's image is on the nodes already. */
  readonly imageIsGiven: boolean;
  /** Brings an image of the engine to the nodes, as the lab's reader does. */
  bring(image: string): ImageDelivery;
  /** Whether the nodes get a third party's image from the engine instead of pulling it. */
  bringsOthers(image: string): Promise<boolean>;
  /** How a person sees which images the nodes have. */
  readonly lookForImages: string;
  /** The nodes that lack an image, or have a different image under its name. */
  nodesWithout(image: string): Promise<NodeImage[]>;
  close(): Promise<void>;
}
