import { isStep, type Drafted } from '../drafted';
import { claimsOf } from '../objects/object-claims';
import type { State } from '../state';
import { WORKLOADS } from './kinds';

const DELETES_ONE = /^kubectl delete (?:pods?|po)[ /]\$\{?\w+\}?(?:\s|$)/;

/** A Pod that only a remembered name stands for is deleted: what it belongs to makes another one. */
export function withPodMadeAgain(item: Drafted, uses: readonly string[], state: Pick<State, 'objects'>): Drafted {
  const typed = item.lines.find((line) => isStep(line) && line.keyword === 'When' && DELETES_ONE.test(/^I run "(.*)"$/.exec(line.text)?.[1] ?? ''));
  const owners = typed ? uses.filter((object) => WORKLOADS.has(object.split('/')[0] ?? '')).flatMap((object) => state.objects.get(object) ?? []) : [];
  if (owners.length === 0) return item;
  return { ...item, lines: [...item.lines.filter((line) => !isStep(line) || line.text !== 'the exit code is 0'), ...owners.flatMap((owner) => claimsOf(owner))] };
}
