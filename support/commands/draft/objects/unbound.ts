import { isStep, type Line, type Step } from '../drafted';
import type { Done } from '../lines/line-effects';
import { runsPods, type State } from '../state';
import { keyOf, namedIn, type Manifest } from './object-claims';

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

/** Kubernetes keeps a volume that is deleted until the claim which it is bound to, or may be, has gone, too; and a claim until the Pods that use it have gone. kubectl would wait for that. */
export function withoutKept({ claims, effects }: Pick<Done, 'claims' | 'effects'>, { objects }: Pick<State, 'objects'>): Step[] {
  const going = new Set(effects.flatMap(({ object, does }) => (does === 'deletes' ? [object] : [])));
  const staying = [...objects].flatMap(([key, object]) => (going.has(key) || going.has(`${object.kind}/*`) ? [] : [object]));
  const isKept = (key: string): boolean => {
    if (key.endsWith('/*')) return [...objects.keys()].some((one) => one.startsWith(key.slice(0, -1)) && isKept(one));
    const volume = key.startsWith('PersistentVolume/') ? objects.get(key) : undefined;
    const { storageClassName = '' } = (volume?.spec ?? {}) as Claimed;
    const claimed = staying.flatMap(({ kind, spec = {} }) => (kind === 'PersistentVolumeClaim' ? [spec as Claimed] : []));
    return staying.some((object) => uses(object, key)) || claimed.some((claim) => keyOf('PersistentVolume', claim.volumeName ?? '') === key || (volume !== undefined && claim.storageClassName === storageClassName));
  };
  return claims.filter(({ claim }) => claim?.aspect !== 'gone' || !claim.objects.some(isKept));
}

/** Whether Pods of an object use a claim for as long as the object is there. */
function uses(object: Manifest, key: string): boolean {
  const templates = (object.kind === 'StatefulSet' ? (object.spec?.['volumeClaimTemplates'] ?? []) : []) as { metadata?: { name?: string } }[];
  const isOfTemplate = templates.some(({ metadata }) => key.startsWith(`PersistentVolumeClaim/${metadata?.name ?? ''}-${object.metadata?.name ?? ''}-`));
  return runsPods(object) && !object.kind.endsWith('Job') && key.startsWith('PersistentVolumeClaim/') && (isOfTemplate || namedIn(object.spec).includes(key));
}

interface Claimed {
  storageClassName?: string;
  volumeName?: string;
}

/** What Kubernetes keeps until something else has gone, kubectl would wait for. */
export function withoutWait(text: string): string {
  return text.includes('--wait') ? text : text.replace(/^kubectl delete (?=[^|;&]*$)/, 'kubectl delete --wait=false ');
}
