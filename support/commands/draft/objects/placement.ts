import { ask } from '../asked';
import type { Step } from '../drafted';
import { keyOf, type Manifest } from './object-claims';
import { labelledNodeOf } from './node-labels';
import { serviceAwaitedBy } from './awaited-service';
import { besideOthers } from './beside-others';
import { placeOf } from './place-of';
import { resourcesOf } from './resources-of';
import { selectedBy } from './selected';
import { storageOf } from './storage-of';
import { ownersOf } from './unmade';
import type { KubectlLine } from '../lines/kubectl-line';
import { runsPods, type State } from '../state';

/** Asks the author for the nodes that Pods need, and notes that these may not run. */
export function notePlaces(state: State, made: readonly Manifest[]): void {
  for (const object of made) {
    const key = keyOf(object.kind, object.metadata?.name ?? '');
    const place = roomOf(object) ?? (labelledNodeOf(object, state) === undefined ? placeOf(object) : undefined) ?? storageOf(object, state) ?? besideOthers(object, state);
    if (place === undefined) state.unplaced.delete(key);
    else {
      state.unplaced.set(key, place);
      ask(state, place, 'service', `${object.kind.toLowerCase()} ${object.metadata?.name ?? ''} runs there, and its Thens ask only whether it exists`);
    }
  }
}

/** More than the nodes of a lab have: texts ask for it to show a Pod that waits. */
const LARGEST: Record<string, number> = { cpu: 32, memory: 128 * 2 ** 30 };

function roomOf(object: Manifest): string | undefined {
  const asked = runsPods(object) ? resourcesOf(object, []).flatMap(({ requests }) => [...requests]) : [];
  const [name, amount] = asked.find(([one, size]) => size > (LARGEST[one] ?? Infinity)) ?? [];
  return name === undefined ? undefined : `a node with ${name === 'cpu' ? `${amount ?? 0} free CPUs` : `${Math.round((amount ?? 0) / 2 ** 30)} Gi of free memory`}`;
}

/** Thens that do not need Pods which may have no node. */
export function withoutPlaced(claims: readonly Step[], { unplaced, objects }: Pick<State, 'unplaced' | 'objects'>): Step[] {
  const mayWait = (key: string): boolean => unplaced.has(key) || serviceAwaitedBy(objects.get(key), objects) !== undefined;
  return claims.flatMap((step) => {
    const { text, claim } = step;
    if (claim?.objects.some(mayWait) !== true) return [step];
    const object = /^(\S.*? "[^"]+") (?:has started|is (?:ready|available|complete))\b/.exec(text)?.[1];
    if (object !== undefined) return [{ ...step, text: `${object} exists` }];
    return claim.aspect === 'listing' || claim.aspect === 'replicas' || / is rolled out\b/.test(text) ? [] : [step];
  });
}

/** They need Pods that run. */
const IN_PODS = new Set(['exec', 'logs', 'attach', 'cp', 'port-forward', 'wait']);

/** What the cluster must have before a line can do anything in the Pods of an object that may have no place. */
export function absentPlace(line: KubectlLine, state: State): string | undefined {
  const { verb, second, targets } = line;
  const unmade = targets.filter(({ kind, name }) => kind === 'Pod' && /-[1-9]\d*$/.test(name)).flatMap(({ kind, name }) => ownersOf(kind, name, state)).map((key) => (key.startsWith('StatefulSet/') ? state.unplaced.get(key) : undefined)).find((found) => found !== undefined);
  // Each of its Pods is made only once the one before runs.
  if (unmade !== undefined) return `the cluster must have ${unmade}`;
  if (!IN_PODS.has(verb) && !(verb === 'rollout' && second === 'status')) return undefined;
  const place = [...targets.flatMap(({ kind, name }) => [keyOf(kind, name), ...ownersOf(kind, name, state)]), ...(selectedBy(line, state) ?? [])].map((key) => state.unplaced.get(key)).find((found) => found !== undefined);
  // What waits in an init container has its log.
  const awaited = !state.isUncertain && (verb === 'exec' || verb === 'cp' || verb === 'port-forward') ? targets.flatMap(({ kind, name }) => [keyOf(kind, name), ...ownersOf(kind, name, state)]).map((key) => serviceAwaitedBy(state.objects.get(key), state.objects)).find((found) => found !== undefined) : undefined;
  const needed = place ?? (awaited === undefined ? undefined : `service "${awaited}"`);
  return needed === undefined ? undefined : `the cluster must have ${needed}`;
}
