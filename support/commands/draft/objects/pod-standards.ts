import type { Manifest } from './object-claims';
import { podSpecOf } from './place-of';

interface Security {
  privileged?: boolean;
  allowPrivilegeEscalation?: boolean;
  runAsNonRoot?: boolean;
  runAsUser?: number;
  seccompProfile?: { type?: string };
  capabilities?: { add?: string[]; drop?: string[] };
}

interface PodSpec {
  containers?: Container[];
  initContainers?: Container[];
  volumes?: Record<string, unknown>[];
  securityContext?: Security;
  hostNetwork?: boolean;
  hostPID?: boolean;
  hostIPC?: boolean;
}

interface Container {
  securityContext?: Security;
  ports?: { hostPort?: number }[];
}

/** What containers have anyway. */
const USUAL = /^(?:AUDIT_WRITE|CHOWN|DAC_OVERRIDE|FOWNER|FSETID|KILL|MKNOD|NET_BIND_SERVICE|SETFCAP|SETGID|SETPCAP|SETUID|SYS_CHROOT)$/;
const CONFINED = /^(?:RuntimeDefault|Localhost)$/;
const RESTRICTED_VOLUMES = /^(?:configMap|csi|downwardAPI|emptyDir|ephemeral|persistentVolumeClaim|projected|secret)$/;

/** Whether a Pod, or the Pods of an object, break a standard: https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
export function breaksStandard(object: Manifest, standard: string): boolean {
  const spec: PodSpec = podSpecOf(object);
  const containers = [...(spec.containers ?? []), ...(spec.initContainers ?? [])];
  if (containers.length === 0 || !/^(?:baseline|restricted)$/.test(standard)) return false;
  return breaksBaseline(spec, containers) || (standard === 'restricted' && breaksRestricted(spec, containers));
}

function breaksBaseline({ hostNetwork, hostPID, hostIPC, volumes = [], securityContext }: PodSpec, containers: readonly Container[]): boolean {
  const ofHost = hostNetwork === true || hostPID === true || hostIPC === true || volumes.some((volume) => 'hostPath' in volume);
  const isUnconfined = [securityContext, ...containers.map((each) => each.securityContext)].some((security) => security?.seccompProfile?.type === 'Unconfined');
  return ofHost || isUnconfined || containers.some(({ securityContext: own, ports = [] }) => own?.privileged === true || ports.some(({ hostPort = 0 }) => hostPort > 0) || own?.capabilities?.add?.some((name) => !USUAL.test(name)) === true);
}

function breaksRestricted({ volumes = [], securityContext: all }: PodSpec, containers: readonly Container[]): boolean {
  const isOpen = ({ securityContext: own }: Container): boolean =>
    own?.allowPrivilegeEscalation !== false ||
    own.capabilities?.drop?.includes('ALL') !== true ||
    own.capabilities.add?.some((name) => name !== 'NET_BIND_SERVICE') === true ||
    (own.runAsNonRoot ?? all?.runAsNonRoot) !== true ||
    (own.runAsUser ?? all?.runAsUser) === 0 ||
    !CONFINED.test(own.seccompProfile?.type ?? all?.seccompProfile?.type ?? '');
  return containers.some(isOpen) || volumes.some((volume) => Object.keys(volume).some((key) => key !== 'name' && !RESTRICTED_VOLUMES.test(key)));
}
