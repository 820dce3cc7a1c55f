import { givenInFolder } from '../manifests/elsewhere-in-folder';
import { inWords, kindOfWord } from '../lines/kinds';
import { optionOf, type KubectlLine } from '../lines/kubectl-line';
import type { Learned } from '../lines/learned';
import { BEFORE, fromBefore, nameContainers } from '../asked';
import { manifestsIn } from '../manifests/read-manifests';
import { keyOf, type Manifest } from './object-claims';
import { podLabelsOf } from './selected';
import { matches } from '../../../vocabulary/network/policies';
import { runnerOf, type State } from '../state';

const WITHOUT_NAME = new Set(['run', 'create', 'delete', 'explain', 'auth', 'config', 'wait']);
/** What kubeadm and kind put into every cluster. */
const OF_SYSTEM = /^(?:coredns|kube-(?:dns|proxy|apiserver|controller-manager|scheduler|root-ca)|etcd|kindnet|kubeadm-config|kubelet-config|cluster-info|extension-apiserver-authentication|default$)/;
/** They are in every namespace. */
export const EVERYWHERE = new Set(['StorageClass/standard', 'ServiceAccount/default', 'ConfigMap/kube-root-ca.crt', 'Service/kubernetes']);

/** The object that a line needs, if nothing before has made it: a lab may go on from another one. */
export function unmadeBy(line: KubectlLine, state: State): Pick<Learned, 'unmade' | 'deletedBy'> {
  const missing = missingFor(line, state);
  if (!missing) return {};
  const unmade = `${inWords(missing.kind)} "${missing.name}"`;
  const deletedBy = state.deleted.get(keyOf(missing.kind, missing.name));
  if (deletedBy !== undefined) return { unmade, deletedBy };
  return givenInFolder(kindOfWord(missing.kind)?.kind ?? missing.kind, missing.name, state) ? {} : { unmade };
}

/** The first object that a line needs, and that is not there. */
export function missingFor(line: KubectlLine, state: State): { kind: string; name: string } | undefined {
  const needed = WITHOUT_NAME.has(line.verb) && !isAwaited(line) ? sourcesOf(line) : line.targets.map(({ kind, name }) => ({ kind: kind === 'Endpoints' ? 'Service' : kind, name }));
  return firstMissing(needed, line, state);
}

/** The first of several objects that is not there. */
export function firstMissing(needed: readonly { kind: string; name: string }[], line: KubectlLine, state: State): { kind: string; name: string } | undefined {
  if (state.isUncertain || line.options.has('namespace') || line.isComputed) return undefined;
  return needed.find(({ kind, name }) => kindOfWord(kind)?.isNamespaced === true && !name.includes('$') && kind !== 'Event' && !state.objects.has(keyOf(kind, name)) && !EVERYWHERE.has(keyOf(kind, name)) && ownersOf(kind, name, state).length === 0 && !(kind === 'ReplicaSet' && runnerOf(state, name)));
}

/** What a line waits for must be there, unless it waits for its end. */
function isAwaited(line: KubectlLine): boolean {
  return line.verb === 'wait' && !/^(?:delete|jsonpath)/.test(optionOf(line, 'for') ?? 'delete');
}

const ASKS = /\bkubectl [^|;&]*\b(?:exec|run)\b[^\n]* (?:wget|curl|nslookup|dig|nc|telnet|http)\b/;
/** A host by one name, or by a name in a namespace: `http://web`, `web.shop.svc.cluster.local`. */
const HOST = /(?:(?:https?:\/\/|\b(?:nslookup|dig|nc|telnet)(?: -\S+)* )([a-z](?:[a-z0-9-]*[a-z0-9])?)(?![\w.-])|(?<![\w.-])([a-z](?:[a-z0-9-]*[a-z0-9])?)((?:\.[\w$-]+){1,2})\.svc\b)/g;

/** The service that a command in a Pod asks for by its name, if nothing in the text makes it: no stand-in could answer. @param text of the command, or of the line that runs it there */
export function unmadeService(text: string, state: State): string | undefined {
  const name = state.isUncertain ? undefined : unknownHost(text, state);
  return name && `the cluster must have service "${name}"`;
}

/** The service that a line has a Pod ask for, where nothing known has made it. */
export function unknownService(text: string, state: State): string | undefined {
  const line = text.replaceAll('\\\n', ' ');
  return ASKS.test(line) ? unknownHost(line, state) : undefined;
}

function unknownHost(text: string, state: State): string | undefined {
  if ([...state.objects.values()].some(({ spec }) => JSON.stringify(spec ?? {}).includes('"hostAliases"'))) return undefined;
  const isThere = (name: string): boolean => ['localhost', ''].includes(name) || EVERYWHERE.has(keyOf('Service', name)) || state.objects.has(keyOf('Service', name)) || runnerOf(state, name) !== undefined;
  const found = [...text.matchAll(HOST)].find(([, alone, name = '', domain = '']) => (alone === undefined ? ![name, domain.split('.')[1] ?? ''].some(isThere) : !isThere(alone)));
  return found?.[1] ?? found?.[2];
}

const ALWAYS_THERE = new Set(['Node', 'Namespace', 'ClusterRole', 'ClusterRoleBinding', 'ComponentStatus', 'PriorityClass']);

/** What must be there before a line can run, and no scene can bring: a service that answers, an object of the whole cluster. */
export function unmadeForLine(line: KubectlLine, text: string, state: State): string | undefined {
  const needed = WITHOUT_NAME.has(line.verb) || state.isUncertain ? [] : line.targets;
  const wide = needed.find(({ kind, name }) => kindOfWord(kind)?.isNamespaced === false && !ALWAYS_THERE.has(kindOfWord(kind)?.kind ?? '') && !name.includes('$') && !state.objects.has(keyOf(kind, name)) && !state.deleted.has(keyOf(kind, name)) && !EVERYWHERE.has(keyOf(kindOfWord(kind)?.kind ?? kind, name)));
  const place = optionOf(line, 'namespace') ?? '';
  const ofSystem = place.startsWith('kube-') ? line.targets.find(({ name }) => !OF_SYSTEM.test(name) && !name.includes('$')) : undefined;
  if (ofSystem) return `the cluster must have ${inWords(kindOfWord(ofSystem.kind)?.kind ?? ofSystem.kind)} "${ofSystem.name}" in ${place}`;
  return wide ? `the cluster must have ${inWords(kindOfWord(wide.kind)?.kind ?? wide.kind)} "${wide.name}"` : ((ASKS.test(text.replaceAll('\\\n', ' ')) ? unmadeService(text, state) : undefined) ?? unansweredService(line, text, state));
}

/** The service that a line asks at the address which kubectl prints, if nothing in the text makes it: no Pods stand behind one that is made up. */
function unansweredService(line: KubectlLine, text: string, state: State): string | undefined {
  const isAsked = line.verb === 'get' && /\b(?:curl|wget)\b[^\n|;&]*\$\(/.test(text);
  if (!isAsked || !line.targets.every(({ kind }) => kind === 'Service')) return undefined;
  const { unmade, deletedBy } = unmadeBy(line, state);
  if (unmade !== undefined && deletedBy === undefined) return `the cluster must have ${unmade}`;
  const scene = manifestsIn(state.fixtures.get(BEFORE) ?? '');
  const alone = line.targets.find(({ name }) => scene.some((object) => object.kind === 'Service' && object.metadata?.name === name && !hasPods(object, [...scene, ...state.objects.values()])));
  return alone && `${BEFORE} must have Pods behind service "${alone.name}"`;
}

function hasPods({ spec }: Manifest, objects: readonly Manifest[]): boolean {
  const selector = spec?.['selector'] as Record<string, string> | null | undefined;
  return !selector || objects.some((object) => matches({ matchLabels: selector }, podLabelsOf(object) ?? {}));
}

/** What `kubectl create` copies: `job ... --from=cronjob/night`, or makes a token for, or binds; what `kubectl set` takes: `env --from=secret/key`, the account of Pods. */
export function sourcesOf(line: KubectlLine): { kind: string; name: string }[] {
  if (line.verb === 'create' && line.kinds[0] === 'token') return line.targets.map(({ name }) => ({ kind: 'ServiceAccount', name }));
  const role = line.verb === 'create' && line.kinds[0] === 'RoleBinding' ? optionOf(line, 'role') : undefined;
  if (role !== undefined) return [{ kind: 'Role', name: role }];
  const account = line.verb === 'set' && /^(?:sa|serviceaccount)$/.test(line.second) ? line.rest.at(-1) : undefined;
  if (account !== undefined) return [{ kind: 'ServiceAccount', name: account }];
  const [word = '', name] = (line.verb === 'create' || line.verb === 'set' ? optionOf(line, 'from') : undefined)?.split('/') ?? [];
  const kind = kindOfWord(word)?.kind;
  return kind === undefined || name === undefined ? [] : [{ kind, name }];
}

/** What the author is asked for, so that an object is there before the reader begins; one that a line has deleted would be deleted all the same. */
export function askedBefore({ unmade, deletedBy, containers = [] }: Learned, state: State): string | undefined {
  if (unmade === undefined || deletedBy !== undefined) return undefined;
  const asked = fromBefore(state, unmade);
  nameContainers(state, unmade, containers);
  return asked;
}

/** `set image deployment/web app=nginx:2`, `logs web -c app`: the containers that an object must have. */
export function containersOf(line: KubectlLine): string[] {
  const set = line.verb === 'set' && line.second === 'image' ? line.rest.map((word) => word.split('=')[0] ?? '') : [];
  return [...new Set([...set, ...(['logs', 'exec'].includes(line.verb) ? (line.options.get('container') ?? []) : [])])].filter((name) => /^[a-z0-9][a-z0-9-]*$/.test(name));
}

export function whyUnmade({ unmade = '', deletedBy }: Learned): string {
  return deletedBy === undefined ? `nothing in the text makes ${unmade}` : `line ${deletedBy} has deleted ${unmade}`;
}

/** The workload that a Pod belongs to, by its name. */
export function ownersOf(kind: string, name: string, state: State): string[] {
  const runner = kind === 'Pod' ? runnerOf(state, name) : undefined;
  return runner ? [keyOf(runner.kind, runner.metadata?.name ?? '')] : [];
}
