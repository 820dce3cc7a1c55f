import { basename } from 'node:path';
import type { Word } from '../../../vocabulary/shell/parse-lines';
import { fileMeant } from './given-away';
import { isContainersOwn } from '../manifests/of-containers';
import type { State } from '../state';
import { kubectlLine, type KubectlLine } from './kubectl-line';

/** A line that shows how lines are built: `kubectl get <type>`. */
const OF_FORM = /^kubectl create \w+ NAME\b|^(?:kubectl|docker|helm|kubectx|kubens)\s+(?:<\w+>|config [a-z-]+ (?:<[\w-]+>|\[[\w-]+\])|(?<!^helm\s+)create [a-z]+(?: (?:\.{3}|…))?$|[a-z][a-z -]*\{[a-z][\w-]*\}|(?:get|create|describe|delete|explain|edit|exec|logs|expose|scale|autoscale|label|annotate|patch)\s+(?:<(?:kubernetes |k8s |your )?(?:type|resource|kind|object|options?|resource.?type|subcommand)\b[^>]*>|\[\w+\])|\w[^\n]* \[(?:-{1,2}\w[^\]]*|options?|flags?|\w+\|[\w|]+)\](?:\s|$))/i;

/** Two lines side by side, for comparison. */
const OF_TWO = /^(?:docker|kubectl) [^\n|;&'"]*\s{3,}(?:docker|kubectl) [^\n]*$/;

/** A command that a sentence names, without what it is about: `kubectl auth can-i`. */
const OF_NAME = /^kubectl (?:auth can-i(?: --as=?)?|get|describe|logs|exec(?: -(?:it|ti))?|edit|delete|apply(?: -[fk])?|run|scale|patch|expose|label|annotate|port-forward|explain|wait|cp|drain|cordon|uncordon|taint|debug|attach|replace|diff|[a-z-]+(?: [a-z]+)? (?:-[flknoc]|--[a-z-]+=|--raw))$/;

/** A line of which the text leaves out the rest: `kubectl expose ...`, `kubectl ...commands`. */
const OF_REST = /^(?:kubectl|docker|helm) (?:[^\n'"]*\s)?(?:\.{3}|…)(?:\w+$|\s|$)|^(?:exec|run|get|apply) (?:\.{3}|…)(?:\s|$)/;

/** The same of Helm and of docker. */
const OF_OTHERS = /^helm (?:template|install|upgrade|uninstall|rollback|status|history|test|get|show|pull|package|create|search)$|^docker (?:(?:image|container) )?(?:run|build|exec|pull|push|tag|rmi?|stop|start|kill|logs|inspect|cp|save|load|commit|rename|restart|create)$|^docker (?:volume|network) (?:inspect|rm|connect|disconnect)$|^docker (?:volume|network|image|container|system) [a-z]+(?:\/[a-z]+)+$/;

/** `kubectl get events [--field-selector name=value]` */
const OF_OPTIONAL = /^(?:kubectl|docker|helm) [^\n'"{]*\s\[(?:(?:-{1,2}|–|—)[a-z]|-- )[^\]\n]*\](?:\s|$)/;

/** `kubectl create -f <file|url>`, `kubectl explain pods (--recursive)`: what could stand there, or be left out. */
const OF_CHOICES = /^(?:kubectl|docker|helm) [^\n'"`$]*(?:\s<[a-z]+(?:\|[a-z]+)+>|\s\(-{1,2}[a-z-]+\))(?:\s|$)|^(?:kubectl|docker|helm) [^\n'"`$]*<<[a-z][\w -]*>>/i;

/** Whether a line only shows how lines are built. */
export function showsForm(text: string): boolean {
  return [OF_CHOICES, OF_FORM, OF_NAME, OF_TWO, OF_REST, OF_OTHERS, OF_OPTIONAL].some((form) => form.test(text));
}

/** `kubectl apply -f [file.yml]` in a text without any file, or with several of which none stands right above: only its form is meant. A file that is the reader's own is for a person. */
export function namesNoFile(text: string, { files, fileAbove, later, given, asked }: Pick<State, 'files' | 'fileAbove' | 'later' | 'given' | 'asked'>): boolean {
  const isForm = /^kubectl (?:apply|create|delete|replace) -f ?(?!.\s*(?:your|my)\b)(?:\[[\w.-]*(?:file|manifest)[\w.-]*\]|<[\w. -]*(?:file|manifest)[\w. -]*>(?:\.ya?ml)?|file[-_]?name)(?: --[a-z-]+(?:=\S+)?)*$/i.test(text);
  const hasNone = files.size + later.size + given.size === 0 || (files.size > 1 && fileAbove === undefined && fileMeant(text, { files, fileAbove }) === undefined);
  return isForm && hasNone && ![...asked.values()].some(({ is }) => is === 'file');
}

/** Why a line that is whole is not typed: a sentence names it, or a container runs it. */
export function whyOnlyNamed(commands: readonly Word[][], text: string, state: State): string | undefined {
  const [words = []] = commands;
  if (isAddress(text.trim(), state)) return 'it is an address, and nobody types it';
  if (commands.length !== 1 || words.includes(undefined) || text.includes('<')) return undefined;
  if (isContainersOwn(words, state)) return 'a container runs it, as its manifest says';
  const line = kubectlLine(words);
  return (line ? lacksObject(line) : lacksInput(words)) ? 'a sentence only names it, without what it is about' : undefined;
}

/** `web.shop.svc.cluster.local`, `http://web:80`, `web:80` where web is a Service of the text: what requests name, alone on a line. */
function isAddress(text: string, { objects }: Pick<State, 'objects'>): boolean {
  const name = /^([a-z][a-z0-9-]*)(?::\d+)?$/.exec(text)?.[1];
  return /^[\w-]+(?:\.[\w$-]+)*\.svc(?:\.cluster\.local)?(?::\d+)?(?:\/\S*)?$|^https?:\/\/\S+$/.test(text) || (name !== undefined && objects.has(`Service/${name}`));
}

/** Verbs that kubectl refuses without the name of an object, or of a kind. */
const NEED_NAME = new Set(['create', 'delete', 'scale', 'autoscale', 'expose', 'label', 'annotate', 'set', 'patch', 'run', 'exec', 'attach', 'logs', 'port-forward', 'taint']);
const OF_NODES = new Set(['cordon', 'uncordon', 'drain']);
const NEED_KIND = new Set(['get', 'describe', 'edit', 'rollout', 'wait', 'explain']);
const WITH_MORE = /^(?:rollout|set|auth|config|top)$/;

function lacksObject(line: KubectlLine): boolean {
  const { verb, second, kinds, targets, files, options, rest } = line;
  if (verb.includes('/')) return true;
  // The name of a node stands where others have a kind.
  if (OF_NODES.has(verb)) return kinds.length === 0 && !options.has('selector');
  if (WITH_MORE.test(verb) && second === '') return verb !== 'top' || (kinds.length === 0 && targets.length === 0);
  if (files.length > 0 || targets.length > 0 || ['kustomize', 'selector', 'all', 'help', 'raw', 'filename'].some((option) => options.has(option))) return false;
  if (verb === 'apply' || verb === 'replace' || verb === 'diff') return true;
  if (verb === 'cp') return rest.length < 2;
  return NEED_NAME.has(verb) || (NEED_KIND.has(verb) && kinds.length === 0);
}

/** How many words programs need that otherwise read what is typed, until its end. */
const READ_INPUT: Record<string, number> = { base64: 1, cat: 1, wc: 1, sort: 1, uniq: 1, tee: 9, tr: 9, xargs: 9, jq: 2, grep: 2, sed: 2 };

function lacksInput([program = '', ...rest]: readonly Word[]): boolean {
  if (program === 'curl' || program === 'wget') return rest.every((word) => word !== undefined && /^-(?!-?(?:h|help|V|version)$)/.test(word));
  const fewest = READ_INPUT[basename(program)];
  return fewest !== undefined && rest.filter((word) => word?.startsWith('-') !== true || word === '-').length < fewest && !rest.some((word) => /^-[a-z]*[rf]$/.test(word ?? ''));
}
