import { isStep, type Effect, type Line, type Step } from '../drafted';
import type { State } from '../state';
import { keyOf, type Manifest } from './object-claims';

const COUNTS = new Set(['READY', 'UP-TO-DATE', 'AVAILABLE', 'DESIRED', 'CURRENT']);

/** Notes what autoscalers scale, those included that a person must still see to. */
export function noteAutoscaled(manifests: readonly Manifest[], { autoscaled }: Pick<State, 'autoscaled'>): void {
  for (const target of manifests.map(scaledBy)) if (target !== undefined) autoscaled.add(target);
}

/** What the reader scales themselves again, once its autoscaler is gone. */
export function noteScalersGone(effects: readonly Effect[], { autoscaled, objects }: Pick<State, 'autoscaled' | 'objects'>): void {
  for (const { object, does } of effects) {
    const scaler = does === 'deletes' ? objects.get(object) : undefined;
    const target = scaler && scaledBy(scaler);
    if (target !== undefined) autoscaled.delete(target);
  }
}

function scaledBy({ kind, spec = {} }: Manifest): string | undefined {
  const target = spec['scaleTargetRef'] as { kind?: string; name?: string } | undefined;
  return kind === 'HorizontalPodAutoscaler' && target?.kind !== undefined && target.name !== undefined ? keyOf(target.kind, target.name) : undefined;
}

/** Thens without those counts of replicas that an autoscaler changes at once. */
export function withoutCounts(claims: readonly Step[], { autoscaled }: Pick<State, 'autoscaled'>): Step[] {
  return claims.filter(({ claim }) => claim?.aspect !== 'replicas' || !claim.objects.some((object) => autoscaled.has(object)));
}

/** Rows without the counts that depend on the load of the author's cluster. */
export function withoutScaled<Each extends Line>(lines: readonly Each[], { autoscaled }: Pick<State, 'autoscaled'>): Each[] {
  return lines.flatMap((line) => {
    if (!isStep(line) || !line.table || line.claim?.objects.some((object) => autoscaled.has(object)) !== true) return [line];
    const [heading = []] = line.table;
    const kept = heading.flatMap((name, index) => (COUNTS.has(name) ? [] : [index]));
    return kept.length === 0 ? [] : [{ ...line, table: line.table.map((row) => kept.map((index) => row[index] ?? '')) }];
  });
}
