import { isDeepStrictEqual } from 'node:util';
import { goesFirst, isStep, type Drafted, type Line } from '../drafted';
import type { KubectlLine } from '../lines/kubectl-line';
import type { State } from '../state';
import { keyOf, type Manifest } from './object-claims';

const WHY = 'what Kubernetes never changes of';

/** What an apply would change of an object that is there, and Kubernetes never changes: that object goes first. */
export function withoutThoseBefore(line: KubectlLine, manifests: readonly Manifest[], state: Pick<State, 'objects' | 'line'>): Line[] {
  if (line.verb !== 'apply' || line.options.has('force')) return [];
  return manifests.flatMap((after): Line[] => {
    const { kind, metadata: { name = '' } = {} } = after;
    const before = state.objects.get(keyOf(kind, name));
    if (!before || isDeepStrictEqual(fixedOf(before), fixedOf(after))) return [];
    return [goesFirst(kind, name, `line ${state.line} changes ${WHY} ${kind.toLowerCase()} ${name}, so the one before goes first`)];
  });
}

/** A line that is to show that this cannot be changed: all stays. */
export function keepingThoseBefore(item: Drafted): Drafted {
  return { ...item, lines: item.lines.filter((line) => !(isStep(line) && line.added?.includes(WHY) === true)) };
}

/** The part of an object that stays as it was made. */
function fixedOf({ kind, spec = {}, ...rest }: Manifest): unknown {
  switch (kind) {
    case 'Pod':
      return { restartPolicy: 'Always', ...spec, dnsPolicy: spec['dnsPolicy'] ?? 'ClusterFirst', activeDeadlineSeconds: undefined, tolerations: undefined, containers: withoutImages(spec['containers']), initContainers: withoutImages(spec['initContainers']) };
    case 'Deployment':
    case 'ReplicaSet':
    case 'DaemonSet':
      return spec['selector'];
    case 'StatefulSet':
      return [spec['selector'], spec['serviceName'], spec['volumeClaimTemplates']];
    case 'Job':
      return [spec['template'], spec['selector']];
    case 'RoleBinding':
      return (rest as { roleRef?: unknown }).roleRef;
    default:
      return undefined;
  }
}

/** With what an author may leave out. */
function withoutImages(containers: unknown): unknown {
  return Array.isArray(containers) ? (containers as ({ resources?: object } | null)[]).map((container) => ({ ...container, resources: container?.resources ?? {}, image: undefined, imagePullPolicy: undefined })) : containers;
}
