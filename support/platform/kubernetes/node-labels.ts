import type { V1Node } from '@kubernetes/client-node';
import { EnvironmentError } from '../../errors/errors';
import { waitFor } from '../../wait/wait-for';
import { called, orAbsent } from './api-call';
import type { ClusterApi } from './cluster-api';
import { falseOnConflict, isGone, type Owner } from './run-owner';

/** On a node: which of its labels runs have put there, and the namespaces of those runs. They go with the namespaces, also if labspec was killed. */
const OWNERS = 'labspec/labels-of-runs';
const CHANGED_SECONDS = 20;

type Owners = Record<string, Owner>;

interface Labelled {
  labels: Record<string, string>;
  owners: Owners;
}

/**
 * Puts labels on a node for a run, or takes its own from it. @param marks the values; undefined takes a label off
 * @returns what kubectl says; undefined if there is no such node @throws EnvironmentError if a label is not this run's
 */
export function labelNode(api: ClusterApi, owner: Owner, name: string, marks: Readonly<Record<string, string | undefined>>): Promise<'labeled' | 'unlabeled' | 'not labeled' | undefined> {
  return change(api, name, async ({ labels, owners }) => {
    const before = JSON.stringify(labels);
    for (const [key, value] of Object.entries(marks)) {
      if (labels[key] === value) continue;
      const of = owners[key];
      if (labels[key] !== undefined && of?.uid !== owner.uid && !(of && (await isGone(api, of)))) throw inTheWay(name, key);
      for (const each of [labels, owners]) delete each[key];
      if (value === undefined) continue;
      labels[key] = value;
      owners[key] = owner;
    }
    if (JSON.stringify(labels) === before) return 'not labeled';
    return Object.values(marks).every((value) => value === undefined) ? 'unlabeled' : 'labeled';
  });
}

/** Takes the labels of runs that have ended from all nodes. */
export async function removeNodeLabels(api: ClusterApi, hasEnded: (owner: Owner) => boolean): Promise<void> {
  for (const node of await api.nodes()) {
    if (!Object.values(ownersOn(node)).some(hasEnded)) continue;
    await change(api, node.metadata?.name ?? '', ({ labels, owners }) => {
      for (const [key, owner] of Object.entries(owners)) if (hasEnded(owner)) for (const each of [labels, owners]) delete each[key];
      return Promise.resolve(undefined);
    });
  }
}

/** Reads the node, changes it and writes it; once more if somebody else has changed it meanwhile. @returns undefined if there is no such node */
function change<T>(api: ClusterApi, name: string, how: (node: Labelled) => Promise<T>): Promise<T | undefined> {
  return waitFor(async () => {
    const node = await orAbsent(`node ${name}`, () => api.clients.core.readNode({ name }));
    if (!node) return { done: undefined };
    const labels = { ...node.metadata?.labels };
    const owners = ownersOn(node);
    const said = await how({ labels, owners });
    const annotations: Record<string, string> = { ...node.metadata?.annotations, [OWNERS]: JSON.stringify(owners) };
    if (Object.keys(owners).length === 0) delete annotations[OWNERS];
    const body = { ...node, metadata: { ...node.metadata, labels, annotations } };
    const isWritten = await called(`change node ${name}`, api.clients.core.replaceNode({ name, body })).then(() => true, falseOnConflict);
    return isWritten ? { done: said } : { notYet: 'somebody else changes it' };
  }, { what: `The labels of node ${name} change`, within: CHANGED_SECONDS, every: 0.2, otherwise: (problem) => new EnvironmentError(problem) });
}

function ownersOn({ metadata }: V1Node): Owners {
  return JSON.parse(metadata?.annotations?.[OWNERS] ?? '{}') as Owners;
}

function inTheWay(node: string, key: string): EnvironmentError {
  return new EnvironmentError({ cause: 'cluster-object-in-the-way', reason: `Node ${node} has the label ${key} already, which this run did not put there and does not touch`, look: `kubectl get node ${node} --show-labels`, next: 'if another run has put it there, run it again when that has ended (without --parallel); else take another key' });
}
