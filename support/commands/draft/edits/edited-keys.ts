import { podSpecOf } from '../objects/place-of';
import { isStep, type Drafted } from '../drafted';
import { runnerOf, type State } from '../state';

interface Mounted {
  volumes?: { name?: string; configMap?: { name?: string; items?: unknown }; secret?: { secretName?: string; items?: unknown } }[];
  containers?: { volumeMounts?: { name?: string; mountPath?: string; subPath?: string }[] }[];
}

/** `kubectl exec web -- cat /etc/till/bread`, where nothing but an edit that a person must still decide on could give the ConfigMap this key. @returns the edit's line */
export function openEditOf(text: string, state: State): number | undefined {
  return mountedIn(text, state).filter(({ object, key }) => {
    const { data, stringData } = state.objects.get(object) ?? {};
    return data !== undefined && !(key in { ...data, ...stringData });
  }).map(({ object }) => state.open.get(editKey(object))).find((line) => line !== undefined);
}

/** A look at a file of a ConfigMap that lines have changed: nodes bring it up to date within a minute or two. */
export function withTimeForNodes(item: Drafted, state: State): Drafted {
  const isChanged = mountedIn(item.text, state).some(({ object }) => state.touched.has(object));
  return isChanged ? { ...item, lines: item.lines.map((line) => (isStep(line) && line.keyword === 'Then' && /^I see "[^"]*"$/.test(line.text) ? { ...line, text: `${line.text} within 2 minutes` } : line)) } : item;
}

/** The ConfigMap or Secret, and its key, that a line reads as a file in a Pod. */
function mountedIn(text: string, state: State): { object: string; key: string }[] {
  const [, name = '', path = ''] = /\bkubectl exec (?:-\S+ )*(?:pods?\/)?([a-z0-9][\w.-]*) [^|;&]*-- (?:cat|head|tail|less|more) (\/\S+)$/.exec(text.trim()) ?? [];
  const pod = state.objects.get(`Pod/${name}`) ?? runnerOf(state, name) ?? (/^(?:<[^<>]*pod|\$)/i.test(/\bkubectl exec (?:-\S+ )*(\S+)/.exec(text)?.[1] ?? '') ? state.runners.at(-1) : undefined);
  const read = path === '' ? (/ -- (?:cat|head|tail|less|more) (\/\S+)$/.exec(text.trim())?.[1] ?? '') : path;
  if (pod === undefined || read === '') return [];
  const { volumes = [], containers = [] } = podSpecOf(pod) as Mounted;
  return containers.flatMap(({ volumeMounts = [] }) => volumeMounts).flatMap(({ name: volume = '', mountPath = '/', subPath }) => {
    const key = read.startsWith(`${mountPath.replace(/\/$/, '')}/`) ? read.slice(mountPath.replace(/\/$/, '').length + 1) : '';
    const { configMap, secret } = volumes.find((each) => each.name === volume) ?? {};
    if (key === '' || subPath !== undefined || (configMap ?? secret) === undefined || (configMap?.items ?? secret?.items) !== undefined) return [];
    return [{ object: configMap ? `ConfigMap/${configMap.name ?? ''}` : `Secret/${secret?.secretName ?? ''}`, key }];
  });
}

/** Of an edit that a person must still decide on, among what is open. */
export function editKey(object: string): string {
  return `Edit/${object}`;
}
