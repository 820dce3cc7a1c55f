import { isStep, type Line, type Step } from '../drafted';
import type { Done } from '../lines/line-effects';
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

/** Kubernetes keeps a volume that is deleted until the claim which it is bound to, or may be, has gone, too. */
export function withoutKept({ claims, effects }: Pick<Done, 'claims' | 'effects'>, { objects }: Pick<State, 'objects'>): Step[] {
  const going = new Set(effects.flatMap(({ object, does }) => (does === 'deletes' ? [object] : [])));
  const staying = [...objects].flatMap(([key, { kind, spec = {} }]) => (kind === 'PersistentVolumeClaim' && !going.has(key) ? [spec as Claimed] : []));
  const isKept = (key: string): boolean => {
    const volume = key.startsWith('PersistentVolume/') ? objects.get(key) : undefined;
    const { storageClassName = '' } = (volume?.spec ?? {}) as Claimed;
    return staying.some((claim) => keyOf('PersistentVolume', claim.volumeName ?? '') === key || (volume !== undefined && claim.storageClassName === storageClassName));
  };
  return claims.filter(({ claim }) => claim?.aspect !== 'gone' || !claim.objects.some(isKept));
}

interface Claimed {
  storageClassName?: string;
  volumeName?: string;
}
