import type { KubectlLine } from '../lines/kubectl-line';
import type { State } from '../state';
import { keyOf, type Manifest } from './object-claims';
import { placeOf } from './place-of';

/** A label as an object that lines make and delete: `Node/node01:disk`. @param mark `disk=fast`, or `disk-` */
export function labelOfNode(node: string, mark: string): string {
  return `${keyOf('Node', node)}:${keyOfMark(mark)}`;
}

function keyOfMark(mark: string): string {
  return mark.replace(/=.*$|-$/, '');
}

/** Notes which labels the text puts on nodes, and which Pods have a place now. */
export function noteNodeLabels({ targets, rest }: KubectlLine, state: State): void {
  for (const { name } of targets) for (const mark of rest) {
    const key = keyOfMark(mark);
    const own = labelOfNode(name, mark);
    for (const [label, node] of state.nodeLabels) if (node === own) state.nodeLabels.delete(label);
    if (mark.includes('=')) for (const label of [key, mark]) state.nodeLabels.set(label, own);
  }
  for (const [object, place] of state.unplaced) {
    if (nodeWith(place, state) === undefined) continue;
    state.unplaced.delete(object);
    state.asked.delete(place);
  }
}

/** The node on which the text has put the label that an object's Pods ask for. */
export function labelledNodeOf(object: Manifest, state: Pick<State, 'nodeLabels'>): string | undefined {
  const place = placeOf(object);
  return place === undefined ? undefined : nodeWith(place, state);
}

/** @param place `a node with the label disk=fast` */
function nodeWith(place: string, { nodeLabels }: Pick<State, 'nodeLabels'>): string | undefined {
  const [, label = ''] = /^a node with the label (.*)$/.exec(place) ?? [];
  return nodeLabels.get(label);
}
