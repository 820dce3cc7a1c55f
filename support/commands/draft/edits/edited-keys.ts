import { podSpecOf } from '../objects/place-of';
import { runnerOf, type State } from '../state';

interface Mounted {
  volumes?: { name?: string; configMap?: { name?: string; items?: unknown }; secret?: { secretName?: string; items?: unknown } }[];
  containers?: { volumeMounts?: { name?: string; mountPath?: string; subPath?: string }[] }[];
}

/** `kubectl exec web -- cat /etc/till/bread`, where nothing but an edit that a person must still decide on could give the ConfigMap this key. @returns the edit's line */
export function openEditOf(text: string, state: State): number | undefined {
  const [, name = '', path = ''] = /\bkubectl exec (?:-\S+ )*(?:pods?\/)?([a-z0-9][\w.-]*) [^|;&]*-- (?:cat|head|tail|less|more) (\/\S+)$/.exec(text.trim()) ?? [];
  const pod = state.objects.get(`Pod/${name}`) ?? runnerOf(state, name);
  if (pod === undefined) return undefined;
  const { volumes = [], containers = [] } = podSpecOf(pod) as Mounted;
  for (const { name: volume = '', mountPath = '/', subPath } of containers.flatMap(({ volumeMounts = [] }) => volumeMounts)) {
    const key = path.startsWith(`${mountPath.replace(/\/$/, '')}/`) ? path.slice(mountPath.replace(/\/$/, '').length + 1) : '';
    const { configMap, secret } = volumes.find((each) => each.name === volume) ?? {};
    if (key === '' || subPath !== undefined || (configMap?.items ?? secret?.items) !== undefined) continue;
    const object = configMap ? `ConfigMap/${configMap.name ?? ''}` : `Secret/${secret?.secretName ?? ''}`;
    const { data, stringData } = state.objects.get(object) ?? {};
    if (data !== undefined && !(key in { ...data, ...stringData })) return state.open.get(editKey(object));
  }
  return undefined;
}

/** Of an edit that a person must still decide on, among what is open. */
export function editKey(object: string): string {
  return `Edit/${object}`;
}
