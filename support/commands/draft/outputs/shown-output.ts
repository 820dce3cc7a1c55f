import { parse } from 'yaml';
import { then, quotable, type Step } from '../drafted';
import { optionOf, type KubectlLine } from '../lines/kubectl-line';
import { keyOf } from '../objects/object-claims';
import { isTable, noneOf, rowsOf } from './shown-table';
import { isStable, stableParts } from './varying';

/** How a line that fails says so. */
const FAILURES = ['exceeded quota', 'Read-only file system', 'Permission denied', 'No such file or directory', 'Operation not permitted', 'No route to host', 'Name or service not known', 'immutable', 'connection refused', 'Connection refused', 'refused', 'Forbidden', 'forbidden', 'NotFound', 'not found', 'already exists', 'Invalid', 'denied', 'timed out', 'bad address', "can't resolve", 'No such file', 'cannot', 'Unauthorized', 'error'];
/** Of these, the output depends on the machine. */
const OF_MACHINE = /^(?:kubectl (?:version|api-resources|api-versions|top|cluster-info|config|explain|describe (?:nodes?|no)\b|get (?:nodes?|no|events?|ev|all|storageclass(?:es)?|sc|pv|ns|namespaces?)\b)|docker (?:(?:image|container|network|volume) )?(?:version|info|pull|images|ls|ps|build|inspect|stats|top|history|system)\b(?!.* (?:-f|--format)\b)|helm|uname|hostname|date|ps |df |free|env\b|printenv|pwd|id\b|whoami|uptime|history|ll\b|lsb_release|cat \/etc\/|nslookup|dig|curl -v|ip |ifconfig|node |npm )/;
/** Its words differ from version to version. */
const HELP = /^(?:kubectl|docker|helm) [^|]*\s(?:-h|--help)(?=\s|$)/;
/** In a container, too. */
const OF_LOAD = /\b(?:kubectl|docker) exec\b.* (?:-- )?(?:\S*\/)?(?:top|htop|uptime|free|df|vmstat|date)(?=\s|$)/;
const MOST_LINES = 4;
/** A part of a manifest, which a block has beside its lines. */
const BEGINS_MANIFEST = /^\s*(?:(?:\.{3}|#[^\n]*)\n\s*)*(?:apiVersion|kind|metadata|spec|data|stringData|template|containers|initContainers|volumes|volumeMounts|env|envFrom|rules|subjects|ingress|egress|podSelector|selector|resources|livenessProbe|readinessProbe|tolerations|affinity):/;
/** What may print one. */
const PRINTS_DATA = /ya?ml|json|\b(?:helm|kustomize|config|describe|docker|logs|explain|get)\b|\.sh\b|\b(?:cat|less|more|head|tail)\b[^|]*\.\w/;
/** How a block names what stands below. */
const LABEL = /^(?:examples?|outputs?|results?|note|usage|e\.g\.|for example)\s*:$/i;
/** At a terminal, `ls` prints several names in a line; elsewhere, one in each. */
const LISTS = /(?:^|(?:-- |: )(?:\/bin\/)?)ls(?: -[1aAF]+)?(?: [\w./~][\w./~-]*)*$/;

/** What openssl says of what it makes, each version says otherwise. */
const OF_KEYS = /^openssl (?:genrsa|genpkey|req|x509|ecparam|rsa)\b/;

/** Whether the text shows that a line does not work. */
export function showsFailure(output: string): boolean {
  return /^(?:Error from server|error:|Error:|Error response|The \w+ ".*" is invalid|Unable to|curl: \(|wget: |command terminated with exit code [1-9])/m.test(output) || /(?:connection refused|forbidden:|\(Forbidden\)|exceeded quota)/i.test(output);
}

/** What must be seen of a failure. */
export function failureOf(output: string): Step[] {
  const said = FAILURES.find((words) => output.includes(words));
  // kubectl writes both: `error: ...`, `Error from server ...`.
  if (said === 'error') return [then('the output matches "[Ee]rror"')];
  return said === undefined ? [] : [then(`I see "${said}"`)];
}

/** Thens for what a text shows of a line that only looks. @param workloadOf the object that a Pod's generated name belongs to */
export function thensOf(text: string, line: KubectlLine | undefined, output: string, workloadOf: (name: string) => string | undefined, isMade?: (kind: string, name: string) => boolean): Step[] {
  if (showsFailure(output)) return failureOf(output);
  if (OF_MACHINE.test(text) || OF_KEYS.test(text) || OF_LOAD.test(text) || HELP.test(text) || (BEGINS_MANIFEST.test(output) && !PRINTS_DATA.test(text))) return [];
  const kind = line?.targets[0]?.kind ?? line?.kinds[0];
  if (line?.verb === 'rollout') return /successfully rolled out/.test(output) ? [then('I see "successfully rolled out"')] : [];
  if (line?.verb === 'get' && /^(?:yaml|json)$/.test(optionOf(line, 'output') ?? '')) return valuesOf(line, output);
  if (line?.verb === 'describe') return [];
  if (line?.verb === 'get' && isTable(output) && kind !== undefined && line.kinds.length < 2) return rowsOf(output, { kind, areChosen: optionOf(line, 'output')?.startsWith('custom-columns=') === true }, workloadOf, isMade);
  if (line?.verb === 'get' && /^No resources found/.test(output.trim())) return noneOf(output, kind, optionOf(line, 'selector'));
  // What is not a table belongs to another line of the block.
  if (line?.verb === 'get' && (optionOf(line, 'output') ?? 'wide') === 'wide') return [];
  if (isTable(output)) return [];
  return linesOf(namesListed(output) ?? (LISTS.test(text) ? output.trim().split(/\s+/).join('\n') : output.replaceAll(OF_POD, (name) => (workloadOf(name) === undefined ? name : '<pod>'))), line);
}

/** A name as the cluster makes it; it may have no digit. */
const OF_POD = /\b[a-z][a-z0-9.-]*-[bcdf-hj-np-tv-z2456789]{5}\b/g;
/** What soon passes. */
const PASSING = /\b(?:Terminating|ContainerCreating|PodInitializing)\b/;

/** A row of `ls -l`: rights, owners, sizes and dates differ, the name at its end does not. */
const LONG_ROW = /^(?:\d+ +)?[-dlcbsp][rwxsStT-]{9}[+@.]? .*? ([^ ]+)(?: -> .*)?$/;

/** @returns a name in each line; undefined if the output is no long list */
function namesListed(output: string): string | undefined {
  const rows = output.split('\n').map((row) => row.trim()).filter((row) => row !== '' && !/^total \d/.test(row)).map((row) => LONG_ROW.exec(row)?.[1]);
  return rows.length === 0 || rows.includes(undefined) ? undefined : rows.filter((name) => name !== '.' && name !== '..').join('\n');
}

function valuesOf(line: KubectlLine, output: string): Step[] {
  const [target] = line.targets;
  const value = parsed(output) as { data?: Record<string, unknown>; type?: unknown; spec?: { replicas?: unknown; type?: unknown } } | undefined;
  if (!target || typeof value !== 'object') return [];
  const claim = { objects: [keyOf(target.kind, target.name)], aspect: 'value' as const };
  const data = Object.entries(value.data ?? {}).filter(([key, text]) => /^[\w-]+$/.test(key) && typeof text === 'string' && quotable(text) && isStable(text));
  return data.slice(0, MOST_LINES).map(([key, text]) => then(`".data.${key}" in the output is "${String(text)}"`, claim));
}

function parsed(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

/** What a cluster may call its nodes, as a column of a table. */
const NODE = /^(?:[\w.]+-)*(?:agent|worker|server|node|control-?plane|master|minion)[\w.-]*$|^(?:minikube|docker-desktop|k3d|kind|gke|aks|ip)-?[\w.-]*$/;

/** How authors point at what a line prints. */
const ARROW = /^(?:->|=>|→|⇒|➜) +/;

/** The lines that stay the same, or the longest part of one that does. */
function linesOf(output: string, line: KubectlLine | undefined): Step[] {
  const claim = line?.targets.length ? { objects: line.targets.map(({ kind, name }) => keyOf(kind, name)), aspect: 'listing' as const } : undefined;
  const [isIds, uid = '', gid = ''] = /^(uid=\d+)\S* (gid=\d+)/.exec(output.trim()) ?? [];
  // How an image calls its users and groups, and whether it does, differs.
  if (isIds !== undefined) return [uid, gid].map((id) => then(`I see "${id}"`, claim));
  const hasWords = /\p{L}/u.test(output);
  const lines = output.split('\n').map((text) => text.trim().replace(ARROW, '')).filter((text) => !PASSING.test(text) && (hasWords ? /\p{L}/u : /\p{N}/u).test(text) && !LABEL.test(text) && !/^(?:\.{2,}|…)/.test(text));
  const stable = lines.filter((text) => isStable(text) && quotable(text) && !/\S\s{2,}\S|\$|\t|^(?:creationTimestamp|resourceVersion|generation|uid|status):/.test(text));
  if (stable.length > 0) return [...new Set(stable)].slice(0, MOST_LINES).map((text) => then(`I see "${text}"`, claim));
  const part = lines.flatMap(stableParts).flatMap((text) => text.split(/\s{2,}|\t|["\\]/)).map((text) => text.trim()).filter((text) => /[A-Za-z]{3}/.test(text) && text.length >= 8 && !NODE.test(text) && quotable(text) && !text.includes('$')).sort((one, other) => other.length - one.length)[0];
  return part === undefined ? [] : [then(`I see "${part}"`, claim)];
}
