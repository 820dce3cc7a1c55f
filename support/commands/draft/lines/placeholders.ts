import { isNoPlaceholder } from '../../../vocabulary/lines/placeholders';
import { withOwnHosts } from '../namespaces/folded-namespaces';
import { labelsOwn } from '../namespaces/own-labels';
import { ask, nameFor } from '../asked';
import { withOwnContainers } from './all-containers';
import { withContainers } from './containers';
import { onlyNamed, withGivenAway } from './given-away';
import { kindOfWord } from './kinds';
import { listedRunner } from './listed-pods';
import { latestNode, withNodes } from './nodes';
import { isOfScene, podOfScene } from './pod-of-scene';
import { ownNamespace, remembered, type Resolved, variable } from './remembered';
import { awaitRun, ofPod, ofService, podOfRunner } from './remembered-objects';
import { keyOf } from '../objects/object-claims';
import { podSpecOf } from '../objects/place-of';
import { runnerOf, type State } from '../state';
import { withStandInAddresses } from './stand-in-addresses';

/** A variable that stands for the name of a Pod, and that nothing has set. */
const OF_POD = /\$\{?((?:MY_?|THE_?)?POD(?:_?(?:NAME|ID))?\d?)\}?(?![\w}])/gi;

const ANGLE = /(?<![<\w.])((?:[a-z][\w.]*-)*)<(?!\/)([A-Za-z][^<>\n]*|\.{3})>([\w-]*)/g;
/** A word in angle brackets, in a line of another program. */
const OF_OTHERS = /(?<![<\w\\])<([A-Za-z](?:[\w .-]*\w)?)>(?![>&\d])/g;
const ELIDED = /(?<![\w$/.])([a-z](?:[a-z0-9]*-)+?)((?:[a-z0-9]{3,10}-)?[a-z0-9]{0,10}(?:x{3,}|X{3,}|\.{3}|…)[\w.-]*|\*{3})(?![\w/])/g;
/** Behind these words, a name is not that of a Pod. */
const OF_OTHER_KIND = /(?:^|\s)(?:secrets?|configmaps?|cm|services?|svc|pvc?|persistentvolume(?:claim)?s?|ingress(?:es)?|ing)[ /]$/;
const GENERATED = /(?<![\w$.=-]|(?<!\bpods?)\/)((?:[a-z][a-z0-9]*-)+?)((?=[a-z0-9-]*\d)[a-z0-9]{6,10}-[a-z0-9]{5}|(?=[a-z]*\d)[bcdf-hj-np-tv-z0-9]{5}|[bcdfghjklmnpqrstvwxz2456789]{5})(?![\w.-])/g;
/** Behind these words stands the name of a Pod. */
const OF_PODS = /\bkubectl (?:(?:get|describe|delete) (?:pods?|po)|logs|exec)[ /](?:-\S+ )*$/;
/** What only a ReplicaSet makes of a name. */
const HASHED = /-(?=[a-z]*\d)[bcdf-hj-np-tv-z0-9]{8,10}-[bcdf-hj-np-tv-z0-9]{5}$/;
const LOUD = /(?<![\w$"'{])(?:[[{](?:your[ _-])?pod[ _-]?(?:name|id)?[\]}]|(?:YOUR_|MY_)?POD_?(?:NAME|ID)|PODNAME)(?![\w=])/gi;

/** A whole word in square brackets: `kubectl delete pod [name]`. */
const SQUARE = /(?<=\bkubectl [^|;&\n]*[\s=:/])\[([A-Za-z][\w -]*\w)\](?=[\s:]|$)/g;
/** `wget -O- IP:80`: a host that only the reader sees. */
const HOST = /(?<=\b(?:curl|wget|ping|nc|telnet)\b[^\n|;&]*(?:\s|:\/\/))(?:(POD|CLUSTER|SERVICE|SVC)[_-]?)?IP(?=[:/\s]|$)/g;

/** A number that the reader sees above: `--revision=xx`. */
const NO_NUMBER = / --(?:(?:to-)?revision|replicas|tail|min|max|port|target-port|cpu-percent)[= ](?:[a-z]|x+|n+|num(?:ber)?|revision)(?=\s|$)/i;

/** `replace_with_name_of_volume`: a word for its reader. */
const TO_REPLACE = /(?<=\bkubectl [^|;&\n]*[\s/])(?:replace|insert|enter)[-_](?:with|by|the|your|name)[\w-]*/i;

/** A line, and the remark behind it. */
const REMARKED = /^((?:[^"'#\n]|"[^"\n]*"|'[^'\n]*'|(?<=\S)#)*?)(\s+#.*)$/;

/** Names that the cluster makes, and placeholders, as values that are remembered first. Only lines of kubectl have them; a remark stays as it is. */
export function resolvePlaceholders(text: string, state: State, isInContainer = false, output?: string): Resolved {
  const [, line = text, remark = ''] = REMARKED.exec(text) ?? [];
  const resolved = resolvedIn(line, state, isInContainer, output);
  return { ...resolved, text: `${resolved.text}${remark}` };
}

function resolvedIn(text: string, state: State, isInContainer: boolean, output: string | undefined): Resolved {
  const resolved: Resolved = { text, lines: [], uses: [] };
  if (/<<-?\s*["']?\w/.test(text)) return resolved;
  resolved.text = withNamespace(withGivenAway(text, output, state, resolved), state, resolved);
  resolved.text = withStandInAddresses(resolved.text, isInContainer || /\bkubectl (?:exec|run)\b/.test(text), state, resolved);
  const process = /^(?:sudo )?kill (?:-\w+ )*([A-Za-z][\w-]*|<[^<>\n]+>)$/.exec(text)?.[1];
  if (process !== undefined) resolved.unknown = process;
  if (!(isInContainer || /\bkubectl\b|^(?:export )?\w+=</.test(text))) return ofOthers(resolved, state);
  const toReplace = TO_REPLACE.exec(resolved.text)?.[0];
  if (toReplace !== undefined) resolved.unknown = toReplace;
  const noNumber = NO_NUMBER.exec(resolved.text)?.[0].trim();
  if (noNumber !== undefined) resolved.unknown = noNumber;
  resolved.text = withUnset(withGenerated(withNodes(resolved.text, state, resolved), state, resolved), state, resolved);
  resolved.text = resolved.text.replaceAll(ANGLE, (whole, before: string, meant: string, after: string) => isNoPlaceholder(text, meant) ? whole : byMeaning(whole, before, { meant, after }, state, resolved));
  resolved.text = resolved.text.replaceAll(SQUARE, (whole, meant: string) => (/namespace|^ns$/i.test(meant) ? whole : byMeaning(whole, '', { meant, after: '' }, state, resolved)));
  resolved.text = withAddressOf(resolved.text, state, resolved);
  resolved.text = resolved.text.replaceAll(LOUD, (whole) => byMeaning(whole, '', { meant: 'pod name', after: '' }, state, resolved));
  resolved.text = resolved.text.replaceAll(ELIDED, (whole, before: string, _, at: number) => {
    if (OF_OTHER_KIND.test(resolved.text.slice(0, at))) resolved.unknown ??= whole;
    return resolved.unknown === whole ? whole : (podOf(before, state, resolved) ?? whole);
  });
  resolved.text = resolved.text.replaceAll(GENERATED, (whole, before: string, end: string, at: number) => ((runnerOf(state, before) || HASHED.test(whole) || (state.heldAt === undefined && /\d/.test(end) && OF_PODS.test(resolved.text.slice(0, at)))) && !state.objects.has(`Pod/${whole}`) && !(/\bkubectl (?:run|create)\b/.test(text)) ? (podOf(before, state, resolved) ?? whole) : whole));
  return resolved;
}

/** Of a Pod where the text has no Service; of either, only if the word says so. */
function withAddressOf(text: string, state: State, resolved: Resolved): string {
  const hasService = [...state.objects.values()].some(({ kind }) => kind === 'Service');
  return text.replaceAll(HOST, (whole, of: string | undefined) => {
    const said = of ?? (hasService ? undefined : 'POD');
    const found = said === undefined || (said === 'POD' && state.runners.length === 0) ? undefined : valueFor('', `${said.toLowerCase()} ip`, state, resolved);
    if (found === undefined) resolved.unknown ??= whole;
    return found ?? whole;
  });
}

/** `$POD_NAME`, where no line has given it a value. */
function withUnset(text: string, state: State, resolved: Resolved): string {
  return text.replaceAll(OF_POD, (whole, name: string) => (state.variables.has(name) || new RegExp(`\\b${name}=`).test(text) ? whole : (valueFor('', 'pod', state, resolved) ?? whole)));
}

/** `kubectl describe rs web-7d9c5b8f6f`: what the cluster has made of a name that is known. */
function withGenerated(text: string, state: State, resolved: Resolved): string {
  return text.replaceAll(/\b(rs|replicasets?(?:\.apps)?|jobs?(?:\.batch)?|job-name)([ /=])([a-z][a-z0-9-]*?)-([a-f0-9bcdfghjklmnpqrstvwxz]{8,10}|\d{8,}|<[^<>\n]+>|x{3,}|\.{3}|…)(?=\s|$)/g, (whole, word: string, gap: string, owner: string) => {
    const kind = word === 'job-name' ? 'Job' : (kindOfWord(word)?.kind ?? '');
    const found = state.objects.has(`${kind}/${whole.slice(word.length + 1)}`) ? undefined : generated(kind, state, resolved, owner);
    return found === undefined ? whole : `${word}${gap}${found}`;
  });
}

/** The name of a ReplicaSet of a Deployment, or of a Job of a CronJob; of the latest one, unless its name is known. */
function generated(kind: string, state: State, resolved: Resolved, owner?: string): string | undefined {
  const maker = { ReplicaSet: 'Deployment', Job: 'CronJob' }[kind];
  const latest = [...state.objects.values()].filter((object) => object.kind === maker && (owner === undefined || object.metadata?.name === owner)).at(-1);
  const found = latest?.metadata?.name;
  if (maker === undefined || latest === undefined || found === undefined) return undefined;
  resolved.uses.push(`${maker}/${found}`);
  if (maker === 'CronJob') awaitRun(latest, resolved);
  const group = kind === 'Job' ? 'job.batch' : 'replicaset.apps';
  return remembered(variable(found).replace(/Pod$/, kind), `kubectl get ${kind === 'Job' ? 'jobs' : 'replicasets'} -o name | grep -m 1 '^${group}/${found}-' | cut -d/ -f2`, `^${found}`, state, resolved);
}

/** `CA_LOCATION/ca.crt`: a folder that only the reader knows. */
const LOUD_FOLDER = /(?<=\s|=)([A-Z]{2,}(?:_[A-Z]+)+)\/[\w.]/;

/** What nobody could make up, a person writes: the shell would read a redirection. */
function ofOthers(resolved: Resolved, state: State): Resolved {
  const folder = LOUD_FOLDER.exec(resolved.text)?.[1];
  if (folder !== undefined && ![...state.files.keys(), ...state.madeByLines].some((name) => name.startsWith(folder))) resolved.unknown ??= folder;
  resolved.text = withOwnContainers(withContainers(resolved.text, state, resolved), state, resolved);
  const text = resolved.text.replaceAll(OF_OTHERS, (whole, meant: string) => {
    if (isNoPlaceholder(resolved.text, meant)) return whole;
    // The name of a namespace, or of a host, within another name.
    const name = /[.]$/.test(resolved.text.slice(0, resolved.text.indexOf(whole))) ? undefined : nameFor(state, whole, meant);
    if (name === undefined) resolved.unknown ??= whole;
    return name ?? whole;
  });
  return { ...resolved, text };
}

/** `web.dev.svc.cluster.local`, `localhost:8001/api/v1/namespaces/dev/pods`: the run's namespace has another name, which the client knows. */
function withNamespace(text: string, state: State, resolved: Resolved): string {
  const bound = text.replaceAll(new RegExp(`(?<=--serviceaccount[= ]"?|--as[= ]"?system:serviceaccount:|serviceaccounts?:)(?:${['default', ...state.namespaces].join('|')})(?=:)`, 'g'), () => ownNamespace(state, resolved));
  if (bound !== text) return bound;
  const labelled = labelsOwn(text, state, resolved);
  if (labelled !== undefined) return labelled;
  const parts = text.split(/('[^']*')/);
  if (parts.filter((part) => part.includes("'")).length !== Math.floor(parts.length / 2) || !/\b(?:curl|wget|nslookup|dig|ping|nc)\b/.test(text)) return text;
  // Within quotes, the shell knows no variable.
  return parts.map((part) => (part.startsWith("'") ? withOwnHosts(part, state) : inOwnNamespace(part, state, resolved))).join('');
}

function inOwnNamespace(text: string, state: State, resolved: Resolved): string {
  return ['default', ...state.namespaces].reduce((line, name) => line.replaceAll(new RegExp(`(?<=\\b(?!kubernetes\\.)[a-z0-9-]+\\.)${name}(?=\\.svc\\b|[\\s:/"]|$)|(?<=/apis?/[\\w./-]*\\bnamespaces/)${name}(?=[\\s/"?]|$)`, 'g'), () => ownNamespace(state, resolved)), text);
}

function byMeaning(whole: string, before: string, { meant, after }: { meant: string; after: string }, state: State, resolved: Resolved): string {
  const said = meant.toLowerCase();
  const kind = before === '' ? kindBefore(whole, resolved) : undefined;
  const isPod = !isNew(whole, resolved) && kind !== 'Node' && (kind === undefined || !NAMED_BY_AUTHOR.has(kind) || said.includes('pod')) && !isOfContainer(whole, resolved);
  const found = ofContainer(whole, state, resolved) ?? (kind && ofKind(kind, state, resolved)) ?? (isPod ? valueFor(before, said, state, resolved) : undefined) ?? chosen({ before, meant, after }, state, resolved);
  if (found === undefined) resolved.unknown ??= whole;
  return found ?? whole;
}

/** `kubectl create secret generic <name>`: what is made has another name than what is there. */
function isNew(whole: string, { text }: Resolved): boolean {
  return /\bkubectl (?:create|run)(?: [a-z-]+){0,2} (?:[\w-]+\/)?$/.test(text.slice(0, text.indexOf(whole)));
}

/** Behind these, no name is that of a Pod. */
const NAMED_BY_AUTHOR = new Set(['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'ReplicationController', 'CronJob', 'Service', 'ConfigMap', 'Secret', 'PersistentVolumeClaim', 'Ingress']);

function isOfContainer(whole: string, { text }: Resolved): boolean {
  return /\s(?:-c|--containers?)[ =]$/.test(text.slice(0, text.indexOf(whole)));
}

/** `-c <container>`: the first one of the latest object with Pods. */
function ofContainer(whole: string, { runners }: State, resolved: Resolved): string | undefined {
  if (!isOfContainer(whole, resolved)) return undefined;
  const latest = runners.at(-1);
  const { containers = [] } = (latest ? podSpecOf(latest) : {}) as { containers?: { name?: string }[] };
  return containers[0]?.name;
}

/** A name that the reader chooses: of a Pod, only where a line makes it; of an image, one that runs, only where a line makes something new of it. */
function chosen({ before, meant, after }: { before: string; meant: string; after: string }, state: State, resolved: Resolved): string | undefined {
  const isNew = new RegExp(`\\bkubectl (?:run|create) [^|;&\\n]*--image[= ]<${meant.replaceAll(/\W/g, '\\W')}>(?=\\s|$)`).test(resolved.text);
  if (/(?:\b|_)image(?:\b|_)/i.test(meant)) return isNew ? ask(state, `<${meant}>`, 'value', state.options.images.get('nginx') ?? 'nginx') : undefined;
  if (/pod|container/i.test(meant) && !/\bkubectl (?:run|create)\b/.test(resolved.text)) return before + after === '' ? podOfScene(meant, state, resolved) : undefined;
  const name = nameFor(state, `<${meant}>`, meant, isOnlyKept(resolved.text, `<${meant}>`));
  return name === undefined ? undefined : `${before}${name}${after}`;
}

/** A value that a Secret or a ConfigMap only keeps: `--from-literal=password=<password>`. */
function isOnlyKept(text: string, placeholder: string): boolean {
  return /\bkubectl create (?:secret|configmap|cm) [^|;&\n]*\s--(?:from-literal[= ]["']?[\w.-]+|docker-(?:username|password|email|server))[= ]["']?$/.test(text.slice(0, text.indexOf(placeholder)).replaceAll(/\\\n\s*/g, ' '));
}

/** `service <name>`, `service/<name>` */
function kindBefore(whole: string, { text }: Resolved): string | undefined {
  return kindOfWord(/([a-z]+)(?: |\/)$/.exec(text.slice(0, text.indexOf(whole)))?.[1] ?? '')?.kind;
}

/** `kubectl describe service <name>`: the latest object of that kind, or the latest one that the text has made and deleted. */
function ofKind(kind: string, state: State, resolved: Resolved): string | undefined {
  if (kind === 'Namespace') return readersOwn(state, resolved);
  if (kind === 'Node') return latestNode(state, resolved);
  const listed = kind === 'Pod' ? listedRunner(state) : undefined;
  if (listed) return podOfRunner(listed, state, resolved);
  const latest = [...state.objects.values()].filter((object) => object.kind === kind).at(-1)?.metadata?.name;
  const deleted = NAMED_BY_AUTHOR.has(kind) ? [...state.makers.values()].filter(({ manifest }) => manifest.kind === kind).at(-1)?.manifest.metadata?.name : undefined;
  return latest ?? generated(kind, state, resolved) ?? deleted;
}

/** The namespace that each reader makes under a name of their own is the run's: its user may look at it. */
function readersOwn(state: State, resolved: Resolved): string | undefined {
  if (!/^kubectl (?:get|describe) /.test(resolved.text)) return undefined;
  state.marksNamespace = true;
  return ownNamespace(state, resolved);
}

function valueFor(before: string, said: string, state: State, resolved: Resolved): string | undefined {
  if (before !== '' && !/(?:ip|port)\b/.test(said)) return podOf(before, state, resolved);
  if (/^(?:the |your |any |worker )?node(?:[-_ ]?name)?$/.test(said)) return latestNode(state, resolved);
  if (/replica-?_? ?set|^rs\b/.test(said)) return generated('ReplicaSet', state, resolved);
  // It may be of a Pod that the author is asked for.
  if (/pod.*ip|ip.*pod/.test(said) && state.heldAt !== undefined) resolved.uses.push('Pod/?');
  if (/pod.*ip|ip.*pod/.test(said)) return remembered('podIp', ofPod(state, 'status.podIP'), '^\\d', state, resolved);
  if (/(?:cluster|service|svc).*ip|ip.*(?:service|cluster)/.test(said)) return ofService(state, resolved, 'clusterIp', '.spec.clusterIP');
  if (/node-?_? ?port/.test(said)) return ofService(state, resolved, 'nodePort', '.spec.ports[0].nodePort');
  if (/pod|container.?name|^name$|generated|hash|^id$|^\.{3}$/.test(said)) {
    const named = state.runners.find(({ metadata: { name = '' } = {} }) => name.length > 2 && said.includes(name));
    const there = state.runners.filter(({ kind, metadata }) => state.objects.has(keyOf(kind, metadata?.name ?? '')));
    const runner = named ?? listedRunner(state) ?? there.at(-1) ?? state.runners.at(-1) ?? onlyNamed(state);
    if (runner) return podOfRunner(runner, state, resolved);
    if (state.heldAt !== undefined) resolved.uses.push('Pod/?');
    return (state.isUncertain || state.heldAt !== undefined) && said.includes('pod') ? remembered('pod', "kubectl get pods -o jsonpath='{.items[0].metadata.name}'", '.', state, resolved) : undefined;
  }
  return undefined;
}

function podOf(before: string, state: State, resolved: Resolved): string | undefined {
  const name = before.replace(/-$/, '');
  const runner = runnerOf(state, `${name}-`);
  if (runner) return podOfRunner(runner, state, resolved);
  if (isNowhere(name, state) && !isOfScene(name, state, resolved)) {
    resolved.unknown ??= `the name of a Pod ${name}-..., which nothing in the text makes`;
    return undefined;
  }
  return remembered(variable(name), `kubectl get pods -o name | grep -m 1 '^pod/${name}' | cut -d/ -f2`, `^${name}`, state, resolved);
}

/** Whether nothing that the text makes, names, or leaves to a file or a program, can have Pods with a name that begins so. */
function isNowhere(name: string, { isUncertain, objects, named, heldAt, open, files }: State): boolean {
  if (isUncertain || heldAt !== undefined) return false;
  const keys = [...objects.keys(), ...named.keys(), ...open.keys()];
  return !keys.some((key) => key.split('/')[1]?.startsWith(name.split('-')[0] ?? name)) && ![...files.keys()].some((file) => file.includes(name));
}
