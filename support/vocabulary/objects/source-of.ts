import { basename } from 'node:path';
import type { V1Container, V1KeyToPath, V1Pod, V1Volume, V1VolumeMount } from '@kubernetes/client-node';

/** Where a Pod takes a value from. */
export interface Reference {
  kind: 'ConfigMap' | 'Secret';
  name: string;
  key: string;
  /** Whether a change of it reaches a container that runs. */
  isFollowed: boolean;
}

/** A claim whose volume is mounted. */
export interface ClaimMount {
  name: string;
  isReadOnly: boolean;
}

type Named = Omit<Reference, 'key' | 'isFollowed'>;

/** The container that `kubectl exec` takes. */
export function defaultContainer({ metadata, spec }: V1Pod): V1Container | undefined {
  const name = metadata?.annotations?.['kubectl.kubernetes.io/default-container'];
  return spec?.containers.find((one) => one.name === name) ?? spec?.containers[0];
}

/** Of a variable that a container sees: `env` hides what `envFrom` has, and the last of a name counts. @returns those that may have it, the one that counts first */
export function sourcesOfVariable({ env = [], envFrom = [] }: V1Container, variable: string): Reference[] {
  const own = env.filter(({ name }) => name === variable).at(-1);
  if (own) {
    const { configMapKeyRef, secretKeyRef } = own.valueFrom ?? {};
    const found = configMapKeyRef ?? secretKeyRef;
    return found ? [{ kind: configMapKeyRef ? 'ConfigMap' : 'Secret', name: found.name ?? '', key: found.key, isFollowed: false }] : [];
  }
  return [...envFrom].reverse().flatMap(({ configMapRef, secretRef, prefix = '' }) => {
    const name = (configMapRef ?? secretRef)?.name;
    return name === undefined || !variable.startsWith(prefix) ? [] : [{ kind: configMapRef ? 'ConfigMap' : 'Secret', name, key: variable.slice(prefix.length), isFollowed: false }];
  });
}

/** Of a file in a volume. A volume that is mounted in part (subPath) does not follow its source. */
export function sourcesOfFile(pod: V1Pod, container: V1Container, path: string): Reference[] {
  const { mount, volume } = mountedAt(pod, container, path);
  if (!mount || !volume) return [];
  const inside = [mount.subPath, path.slice(mount.mountPath.replace(/\/$/, '').length + 1)].filter(Boolean).join('/');
  return partsOf(volume).flatMap(({ kind, name, items }) => {
    const key = items ? items.find((item) => item.path === inside)?.key : inside;
    return key === undefined || name === undefined ? [] : [{ kind, name, key, isFollowed: mount.subPath === undefined }];
  });
}

/** The claim whose volume is mounted where a file should be, unless the Pod is to write the file itself. */
export function claimOfFile(pod: V1Pod, container: V1Container, path: string): ClaimMount | undefined {
  const commands = [...(pod.spec?.initContainers ?? []), ...(pod.spec?.containers ?? [])].flatMap(({ command = [], args = [] }) => [...command, ...args]);
  if (commands.some((word) => word.includes(basename(path)))) return undefined;
  const { mount, volume } = mountedAt(pod, container, path);
  const claim = volume?.persistentVolumeClaim;
  return claim && { name: claim.claimName, isReadOnly: mount?.readOnly === true || claim.readOnly === true };
}

function mountedAt({ spec }: V1Pod, { volumeMounts = [] }: V1Container, path: string): { mount: V1VolumeMount | undefined; volume: V1Volume | undefined } {
  const [mount] = volumeMounts.filter(({ mountPath }) => isWithin(path, mountPath)).sort((a, b) => b.mountPath.length - a.mountPath.length);
  return { mount, volume: spec?.volumes?.find(({ name }) => name === mount?.name) };
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder.replace(/\/$/, '')}/`);
}

function partsOf({ configMap, secret, projected }: V1Volume): { kind: Named['kind']; name: string | undefined; items?: V1KeyToPath[] | undefined }[] {
  const all = [{ configMap, secret: secret && { ...secret, name: secret.secretName } }, ...(projected?.sources ?? [])];
  return all.flatMap((one) => [
    ...(one.configMap ? [{ kind: 'ConfigMap' as const, name: one.configMap.name, items: one.configMap.items }] : []),
    ...(one.secret ? [{ kind: 'Secret' as const, name: one.secret.name, items: one.secret.items }] : []),
  ]);
}
