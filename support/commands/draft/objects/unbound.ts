import { isStep, type Line, type Step } from '../drafted';
import type { State } from '../state';
import { keyOf } from './object-claims';

/** Rows of claims by their names alone, while no Pod uses them: whether the cluster binds a claim before, its storage class says. */
export function withoutUnbound<Each extends Line>(lines: readonly Each[], { objects, runners }: Pick<State, 'objects' | 'runners'>): Each[] {
  const waits = (key: string): boolean => {
    const claim = key.startsWith('PersistentVolumeClaim/') ? objects.get(key) : undefined;
    const { storageClassName, volumeName } = (claim?.spec ?? {}) as { storageClassName?: string; volumeName?: string };
    return claim !== undefined && (storageClassName === undefined || storageClassName === 'standard') && volumeName === undefined && !runners.some((runner) => JSON.stringify(runner.spec ?? {}).includes(`"claimName":"${claim.metadata?.name ?? ''}"`));
  };
  return lines.flatMap((line) => {
    if (!isStep(line) || !line.table || line.claim?.objects.some(waits) !== true) return [line];
    const at = line.table[0]?.indexOf('NAME') ?? -1;
    return at < 0 ? [] : [{ ...line, table: line.table.map((row) => [row[at] ?? '']) }];
  });
}

/** Kubernetes keeps a volume that is deleted until the claim which it is bound to has gone, too. */
export function withoutKept(claims: readonly Step[], { objects }: Pick<State, 'objects'>): Step[] {
  const bound = [...objects.values()].flatMap(({ kind, spec }) => (kind === 'PersistentVolumeClaim' ? [keyOf('PersistentVolume', String(spec?.['volumeName']))] : []));
  return claims.filter(({ claim }) => claim?.aspect !== 'gone' || !claim.objects.some((object) => bound.includes(object)));
}
