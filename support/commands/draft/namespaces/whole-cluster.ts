import { isMadeForRuns, whyNotMade, type WideObject } from '../../../vocabulary/cluster-wide/may-make';
import { readWideLine } from '../../../vocabulary/cluster-wide/read-line';
import { quotable, when, type Effect, type Step } from '../drafted';
import { IN_FILES } from './folded-namespaces';
import { kindOfWord } from '../lines/kinds';
import { optionOf, type KubectlLine } from '../lines/kubectl-line';
import { keyOf, type Manifest } from '../objects/object-claims';
import type { State } from '../state';

/** kind, minikube and others bring them. */
const OF_CLUSTERS = new Set(['StorageClass/standard', 'StorageClass/local-path', 'StorageClass/hostpath']);

/** Lines may make only what goes with the run's namespace. */
export function ofWholeCluster(kind: string): string {
  return `a ${kind} belongs to the whole cluster, and nothing would remove it, or put it right, after a run: make it in the cluster yourself beforehand, or leave it out`;
}

/** The kind of the whole cluster among the objects that a line acts on. */
export function wideKindIn(effects: readonly Effect[]): string | undefined {
  return effects.map(({ object }) => object.split('/')[0] ?? '').find((kind) => kindOfWord(kind)?.isNamespaced === false);
}

/** Why a person must decide on a line that acts on objects of the whole cluster; undefined if labspec carries it out. */
export function whyNotForCluster(text: string, effects: readonly Effect[], state: State): string | undefined {
  const wide = effects.filter(({ object }) => kindOfWord(object.split('/')[0] ?? '')?.isNamespaced === false);
  const [first] = wide;
  const kind = first?.object.split('/')[0] ?? '';
  if (!first || !isLine(text)) return ofWholeCluster(kind);
  if (wide.every(({ object }) => /^Node\/[^:]+:/.test(object))) return undefined;
  const usual = wide.find(({ object, does }) => does === 'makes' && OF_CLUSTERS.has(object));
  if (usual) return `most clusters have a ${usual.object} of their own, which no run touches: give this one another name`;
  // labspec deletes only what a run has made.
  const strange = wide.find(({ object, does }) => does === 'changes' || !state.wide.has(object));
  if (strange) return strange.does === 'deletes' ? `nothing in the text makes ${strange.object}, and it belongs to the whole cluster` : ofWholeCluster(kind);
  const why = wide.map(({ object }) => state.wide.get(object)).find((reason) => reason !== '');
  if (why === OTHER) return ofWholeCluster(kind);
  return why === undefined ? undefined : `labspec does not make the ${kind} for a run: ${why}`;
}

/** Notes which objects of the whole cluster labspec makes for a run, and why not others. */
export function noteWide(state: State, objects: readonly Manifest[]): void {
  for (const object of objects) {
    if (kindOfWord(object.kind)?.isNamespaced !== false || object.kind === 'Namespace') continue;
    const wide = object as WideObject & Manifest;
    const { group } = kindOfWord(object.kind) ?? { group: '' };
    const isMade = isMadeForRuns({ apiVersion: object.apiVersion ?? (group === '' ? 'v1' : `${group}/v1`), kind: object.kind });
    state.wide.set(keyOf(object.kind, object.metadata?.name ?? ''), isMade ? (whyNotMade(inRun(wide, state), { namespace: OWN, bound: boundBy(wide, state) }) ?? '') : OTHER);
  }
}

/** What labspec makes for no run. */
const OTHER = 'it is of another kind';
/** Stands for the run's own namespace. */
const OWN = '(its own)';

function inRun(object: WideObject & Manifest, { namespaces }: State): WideObject {
  const here = (subject: NonNullable<WideObject['subjects']>[number]): boolean => subject.namespace === 'default' || namespaces.has(subject.namespace ?? 'default') || subject.namespace === IN_FILES;
  return { ...object, subjects: (object.subjects ?? []).map((subject) => ({ ...subject, ...(here(subject) && { namespace: OWN }), ...(subject.name !== undefined && { name: subject.name.replace(`:${IN_FILES}:`, `:${OWN}:`) }) })) };
}

function boundBy({ kind, roleRef }: WideObject, state: State): WideObject['rules'] {
  const name = roleRef?.name ?? '';
  if (kind !== 'ClusterRoleBinding') return undefined;
  // Kubernetes' own role for those who only look.
  if (name === 'view') return [];
  return (state.objects.get(keyOf('ClusterRole', name)) as WideObject | undefined)?.rules ?? (/^(?:cluster-)?admin$|^edit$|^system:/.test(name) ? [{ verbs: ['*'] }] : undefined);
}

/** What options say of a role, and of a binding: `kubectl create clusterrolebinding`. */
export function roleByFlags(line: KubectlLine, kind: string): object {
  const all = (name: string): string[] => (line.options.get(name) ?? []).flatMap((value) => value.split(','));
  const resourceNames = all('resource-name');
  if (kind === 'ClusterRole' || kind === 'Role') return { rules: [{ verbs: all('verb'), resources: all('resource').map((resource) => kindOfWord(resource)?.plural ?? resource), ...(resourceNames.length > 0 && { resourceNames }) }] };
  const accounts = all('serviceaccount').map((both) => ({ kind: 'ServiceAccount', namespace: both.split(':')[0] === '$namespace' ? 'default' : both.split(':')[0], name: both.split(':')[1] }));
  const role = optionOf(line, 'role');
  return { roleRef: role === undefined ? { kind: 'ClusterRole', name: optionOf(line, 'clusterrole') ?? '' } : { kind: 'Role', name: role }, subjects: [...accounts, ...all('user').map((name) => ({ kind: 'User', name })), ...all('group').map((name) => ({ kind: 'Group', name }))] };
}

/** A line of the text as labspec carries it out for the whole cluster. */
export function forCluster(text: string): Step {
  return when(`I run "${onOneLine(text)}" for the whole cluster`);
}

function isLine(text: string): boolean {
  try {
    readWideLine(onOneLine(text).replaceAll(/\$(?:namespace|node|otherNode|controlPlane)\b/g, 'name'));
    return quotable(onOneLine(text));
  } catch {
    return false;
  }
}

function onOneLine(text: string): string {
  return text.replaceAll(/\s*\\\n\s*/g, ' ').replace(/\s+#.*$/, '').trim();
}
