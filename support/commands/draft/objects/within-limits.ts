import { then, type Step } from '../drafted';
import { WORKLOADS } from '../lines/kinds';
import type { KubectlLine } from '../lines/kubectl-line';
import type { Learned } from '../lines/learned';
import type { Done } from '../lines/line-effects';
import type { State } from '../state';
import { ENFORCED, LABELS } from '../namespaces/own-labels';
import { limitsIn, refusalOf, type Refusal } from './limits';
import { keyOf, type Manifest } from './object-claims';
import { breaksStandard } from './pod-standards';

/** What a line does without the objects that a LimitRange or a ResourceQuota of the text refuses: it ends with an error then. */
export function withinLimits(done: Done, home: string, learned: Learned, state: State): Done {
  for (const { kind, metadata } of done.made) state.keptOut.delete(keyOf(kind, metadata?.name ?? ''));
  const refusals = done.made.filter(({ kind }) => !WORKLOADS.has(kind)).flatMap((object) => {
    const refusal = refusalHere(object, home, state);
    return refusal ? [{ key: keyOf(object.kind, object.metadata?.name ?? ''), ...refusal }] : [];
  });
  if (refusals.length === 0) return done;
  learned.uses.push(...refusals.map(({ by }) => by));
  for (const { key } of refusals) state.keptOut.add(key);
  const isRefused = (key: string): boolean => refusals.some((each) => each.key === key);
  const claims = done.claims.filter(({ claim }) => claim?.objects.some(isRefused) !== true);
  return { ...done, claims: [...claims, then('the exit code is 1'), ...[...new Set(refusals.map(({ says }) => says))].map((says) => then(`I see "${says}"`))], effects: done.effects.filter(({ object }) => !isRefused(object)), made: done.made.filter(({ kind, metadata }) => !isRefused(keyOf(kind, metadata?.name ?? ''))) };
}

const LOOKS = new Set(['get', 'describe', 'logs', 'exec', 'wait', 'port-forward', 'attach', 'label', 'annotate', 'patch', 'edit']);

/** What is seen of a line that speaks of an object which limits have refused. */
export function withoutKeptOut({ verb, targets }: KubectlLine, { keptOut }: Pick<State, 'keptOut'>): Step[] {
  const isOut = LOOKS.has(verb) && targets.some(({ kind, name }) => keptOut.has(keyOf(kind, name)));
  return isOut ? [then('the exit code is 1'), then('I see "not found"')] : [];
}

function refusalHere(object: Manifest, home: string, state: State): Refusal | undefined {
  const place = state.declaredIn.get(keyOf(object.kind, object.metadata?.name ?? '')) ?? home;
  const enforced = state.ownLabels.get(ENFORCED);
  if (enforced?.place === place && breaksStandard(object, enforced.value)) return { by: LABELS, says: 'violates PodSecurity' };
  return refusalOf(object, limitsIn(place, state));
}

const MORE = 'more for Pods than is allowed by ';

/** Notes workloads that have fewer Pods than they ask for, as limits of the text refuse the others. */
export function noteFewerPods({ effects }: Done, home: string, state: State): void {
  for (const { object: key } of effects) {
    const workload = state.objects.get(key);
    if (!workload || !WORKLOADS.has(workload.kind)) continue;
    const refusal = refusalHere(workload, home, state);
    if (refusal) state.unplaced.set(key, `${MORE}${refusal.by}`);
    else if (state.unplaced.get(key)?.startsWith(MORE) === true) state.unplaced.delete(key);
  }
}
