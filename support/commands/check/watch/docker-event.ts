import { PROBE_LABEL } from '../../../vocabulary/images/check-held-files';
import { nodeNames } from '../../../platform/clusters/kind/cluster-shape';
import { imagesOf, type Lab } from '../../../lab/lab';
import { withTag } from '../../../platform/docker/image-name';
import type { Change } from './change';

/** The part of a line of `docker events --format '{{json .}}'` that is looked at. */
export interface DockerEvent {
  Type: string;
  Action: string;
  Actor: { ID: string; Attributes: Record<string, string> };
}

/** The events that labspec subscribes to: fewer than half of the engine's events matter here. */
export const EVENT_FILTERS = [
  'type=container', 'type=image',
  ...['start', 'die', 'destroy', 'rename', 'pause', 'unpause', 'exec_create', 'exec_die', 'tag', 'untag', 'delete', 'load', 'import', 'pull'].map((event) => `event=${event}`),
];

/** What changes a node's images: `kind load` does it so. Everything else, the looks of a check among it, does not. */
const CHANGES_IMAGES = /^exec_create: (?!.*\bimages ls\b).*\b(ctr|crictl|nerdctl)\b.*\b(import|pull|tag|rmi?|delete|remove|load)\b/;

/** Says what an event of the engine means for a lab; most mean nothing. */
export class DockerEventReader {
  private readonly nodes: ReadonlySet<string>;
  private readonly images: ReadonlySet<string>;
  /** Commands under way that change the images of a node. */
  private readonly changing = new Set<string>();

  constructor(private readonly lab: Pick<Lab, 'images' | 'containers' | 'cluster'>) {
    this.nodes = new Set(nodeNames(lab.cluster));
    this.images = new Set(imagesOf(lab).map(withTag));
  }

  read({ Type, Action, Actor: { Attributes } }: DockerEvent): Change | undefined {
    if (Type === 'image') return this.isImage(Attributes['name']) ? 'images' : undefined;
    // labspec's own trial is not the student's work.
    if (PROBE_LABEL in Attributes) return undefined;
    if (this.nodes.has(Attributes['name'] ?? '')) return this.readNode(Action, Attributes['execID'] ?? '');
    if (Action.startsWith('exec_')) return undefined;
    return this.lab.containers.called(Attributes['name'] ?? '') !== undefined || this.isImage(Attributes['image']) ? 'containers' : undefined;
  }

  private readNode(action: string, execId: string): Change | undefined {
    if (!action.startsWith('exec_')) return 'cluster';
    if (CHANGES_IMAGES.test(action)) this.changing.add(execId);
    return action === 'exec_die' && this.changing.delete(execId) ? 'nodes' : undefined;
  }

  private isImage(name: string | undefined): boolean {
    return name !== undefined && this.images.has(withTag(name));
  }
}
