import { parseAllDocuments } from 'yaml';
import type { BlockKind, CodePart, Command, Part } from './lab-text';
import { isAnnounced, isSeenSometimes } from './announced';
import { nameIn, nameNearby, ownName } from './file-names';
import { ASKS_TO_TYPE, NAMES_FILE } from './languages';
import { isPlain, isSession, isShell, looksLikeCommand, looksLikeOutput } from './looks';
import { promptOf } from './prompts';
import { readCommands } from './read-commands';

export interface Read {
  kind: BlockKind;
  why: string;
  commands?: Command[];
}

const FILES = new Set(['yaml', 'yml', 'dockerfile', 'docker', 'json', 'json5', 'toml', 'ini', 'properties', 'conf', 'nginx', 'xml', 'html', 'css', 'javascript', 'js', 'typescript', 'ts', 'python', 'py', 'go', 'golang', 'java', 'ruby', 'php', 'sql', 'makefile', 'liquid', 'jinja', 'jinja2', 'hcl', 'tf', 'lua', 'c', 'rust', 'groovy', 'env', 'gotmpl', 'go-template']);
const DATA = new Set(['yaml', 'yml', 'json', 'json5']);
const POWERSHELL = new Set(['powershell', 'ps1', 'pwsh', 'ps']);
const OTHER = new Set(['powershell', 'ps1', 'pwsh', 'ps', 'bat', 'cmd', 'batch', 'mermaid', 'diff', 'markdown', 'md', 'svg', 'math', 'plantuml', 'gherkin', 'http', 'graphviz', 'dot', 'cypher', 'kroki']);

/** How authors call a tab that shows what the one beside it prints. */
const OUTPUT_TAB = /^(?:(?:sample|example|expected|cli|command|shell) )?(?:outputs?|returns?|results?|ausgabe|sortie|salida)$/i;

/** Why a block is an output that nothing announces. */
export const NOT_SAID = 'no line of it is a command';

/** What a block is, and why. @param typed the last command before it */
export function kindOfBlock(parts: readonly Part[], index: number, typed: Command | undefined): Read {
  const part = parts[index] as CodePart;
  const language = part.language?.toLowerCase();
  if (part.tab && OUTPUT_TAB.test(part.tab.name)) return { kind: 'output', why: `the tab is called ${part.tab.name}` };
  if (part.text.trim() === '') return { kind: 'other', why: 'it is empty' };
  if (language !== undefined && OTHER.has(language) && !(POWERSHELL.has(language) && isAsInBash(part.text))) return { kind: 'other', why: `its language is ${language}` };
  if (isPlain(language) && isDockerfile(part.text)) return { kind: 'file', why: 'it begins as a Dockerfile' };
  if (isPlain(language) && isPartOfDockerfile(part.text)) return { kind: 'other', why: 'it is a part of a Dockerfile' };
  if (isScript(part.text) && !(typed && !typed.output && /^(?:cat|more|less|head)\b/.test(typed.text)) && (ownName(part) ?? nameNearby(parts, index)) !== undefined) return { kind: 'file', why: 'it begins as a script, and the text names the file' };
  if (beginsAsCommand(part)) return shellOrOutput(parts, index, part, typed);
  if (isPython(part.text) && (isPlain(language) || isShell(language))) return (ownName(part) ?? nameNearby(parts, index)) === undefined ? { kind: 'other', why: 'it is a program' } : { kind: 'file', why: 'it is a program, and the text names the file' };
  const data = DATA.has(language ?? '') || (isPlain(language) || isShell(language) ? isManifest(part.text) || isFragment(part.text) : false) ? dataOf(part, parts, index, typed) : undefined;
  if (data) return data;
  if (language !== undefined && FILES.has(language)) return isAnnounced(parts, index) && typed && !typed.output ? { kind: 'output', why: `the text announces output` } : { kind: 'file', why: `its language is ${language}` };
  return shellOrOutput(parts, index, part, typed);
}

/** A line with a manifest below it is typed, whatever its block says of its language: `kubectl apply -f - <<EOF`. */
function beginsAsCommand({ text, language }: CodePart): boolean {
  const first = text.split('\n').find((line) => line.trim() !== '' && !/^\s*#/.test(line)) ?? '';
  const typed = promptOf(first)?.text ?? first.trim();
  if (/^(?:kubectl|k|oc|cat|tee|helm|docker|sudo|echo)\s.*<<-?\s*["']?\w/.test(typed)) return true;
  if (hasOnlyCommands(text) || (isKubectl(typed) && !isManifest(text))) return true;
  return (isPlain(language) || isShell(language)) && isManifest(text) && looksLikeCommand(typed, false);
}

/** Lines of kubectl are of no other language, whatever a fence says: an author writes ```docker, or ```yaml, for its colours. */
function hasOnlyCommands(text: string): boolean {
  const lines = text.replaceAll(/\\\n\s*/g, ' ').split('\n').map((line) => promptOf(line)?.text ?? line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
  return lines.some(isKubectl) && lines.every((line) => isKubectl(line) || GOES_WITH.test(line));
}

/** Lines that stand beside those of kubectl. */
const GOES_WITH = /^(?:cd|ls|mkdir|export|rm|cp|cat) [\w./~$-]+(?:=\S*)?$/;

function isKubectl(line: string): boolean {
  return /^(?:kubectl|docker|helm|minikube|openssl|kustomize|istioctl|etcdctl|gcloud|aws|eksctl|git) [a-z]/.test(line) && looksLikeCommand(line, false);
}

function isPython(text: string): boolean {
  return /^(?:from [\w.]+ import \w[\w, *]*|import [a-z_][\w.]*(?: as \w+)?(?:, ?[\w.]+)*)\n/.test(`${text.replace(/^(?:\s*#.*\n|\s*\n)+/, '')}\n`);
}

/** A script names the program that runs it. */
function isScript(text: string): boolean {
  return /^#! ?\/\S/.test(text.trimStart());
}

/** An image's name has no capitals. */
const BASE = /^FROM (?:--\S+ )?[^\sA-Z]\S*(?: [aA][sS] \S+)?$/;

/** Whether a text is a whole Dockerfile; comments may stand above it. */
export function isDockerfile(text: string): boolean {
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
  if (BASE.test(lines[0] ?? '')) return true;
  return /^(?:FROM|ARG) \S+/i.test(lines[0] ?? '') && lines.some((line) => /^(?:RUN|CMD|ENTRYPOINT|COPY|WORKDIR) /.test(line));
}

function isPartOfDockerfile(text: string): boolean {
  const lines = text.replaceAll(/\\\n/g, ' ').split('\n').filter((line) => line.trim() !== '' && !/^\s*(?:#|\.{3}$)/.test(line));
  return lines.length > 0 && lines.every((line) => /^(?:ENV|COPY|RUN|EXPOSE|CMD|ENTRYPOINT|WORKDIR|ADD|USER|HEALTHCHECK|ARG|VOLUME|LABEL) \S/.test(line));
}

/** Lines of kubectl are the same in both shells. */
function isAsInBash(text: string): boolean {
  return !/^\s*\$\w+\s*=|\b[A-Z][a-z]+-[A-Z]\w+|`\s*$/m.test(text);
}

/** Some lines of a manifest, below a key of its own. */
function isFragment(text: string): boolean {
  if (!/^(?:\.{3}\n)?\s*(?:- name: \S+|(?:spec|metadata|data|stringData|template|containers|volumes|volumeMounts|env|envFrom|resources|ports|selector|livenessProbe|readinessProbe|startupProbe|nodeSelector|tolerations|affinity|strategy|initContainers|securityContext|rules|subjects|roleRef|labels|annotations):)\s*(?:\n|$)/.test(text)) return false;
  return !/^\S.*[ \t]{3,}\S+[ \t]{3,}\S/m.test(text) && !/\n[ \t]*\n[A-Z]\w*(?: [\w,'-]+){4,}/.test(text);
}

/** "Write this into `.env`:", and what is written is none that a program prints. */
function isToWrite(parts: readonly Part[], index: number, typed: Command | undefined): boolean {
  const [above, part] = [parts[index - 1], parts[index]];
  if (above?.type !== 'prose' || part?.type !== 'code') return false;
  const sentence = above.text.trim().split(/(?<=[.!?])\s+|(?<=[。！？])|\n/).at(-1) ?? '';
  const name = nameIn(sentence);
  if (name === undefined || looksLikeOutput(part.text.trim().split('\n')[0] ?? '') || (typed && !typed.output && typed.text.includes(name) && /\b(?:cat|more|less|head|tail|exec|logs)\b/.test(typed.text))) return false;
  return /\b(?:create|write|save|put|paste|copy|make|fill|contents?|contain(?:s|ing)?|add)\b/i.test(sentence) || ASKS_TO_TYPE.test(sentence) || NAMES_FILE.test(sentence);
}

/** `Ctrl + C` */
const KEYS = /^(?:press )?(?:ctrl|control|strg|cmd|⌘|\^) ?[-+ ]? ?[a-z]$/i;

/** Sentences, and the words above some that they explain. */
function isSaid(text: string): boolean {
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const isWord = (line: string): boolean => /^[A-Z][\w ]*:$/.test(line);
  return lines.length > 1 && lines.every((line) => isWord(line) || /^[A-Z][a-z]* (?:[\w,'’/-]+ ){3,}[\w/-]+[.!]$/.test(line)) && lines.some((line) => !isWord(line));
}

/** Arrows and boxes that no program prints. */
function isDrawn(text: string, typed: Command | undefined): boolean {
  if (/\b(?:tree|pstree|systemctl|journalctl|build|compose|pull)\b/.test(typed?.text ?? '')) return false;
  if (/^\s*(?:\||-+\|[-|]+)\s*$/m.test(text)) return true;
  if (/^[^\n]*\S\s+[-=]{1,2}>\s[^\n]*\S\s+[-=]{1,2}>\s/m.test(text)) return true;
  return (text.match(/[→←↓↑▼▲►◄⇒]|[│└├┌┐┘─]{2,}|^\s*│/gmu)?.length ?? 0) >= 2;
}

/** Whether the block above is not of what somebody types: what it shows stands between a command and what that prints. */
function isBelowFile(parts: readonly Part[], index: number): boolean {
  const above = parts.slice(0, index).filter(({ type }) => type === 'code' || type === 'heading').at(-1);
  return above?.type === 'code' && DATA.has(above.language?.toLowerCase() ?? '');
}

/** A command with an arrow right below it, which leads to what then happens. */
function isFlow(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const isArrow = (line: string): boolean => /^\s*[│|↓▼⬇⇓]+\s*$/.test(line);
  const isTyped = (line: string): boolean => looksLikeCommand(line, false);
  return lines.some((line, index) => isTyped(line) && isArrow(lines[index + 1] ?? '')) && !lines.every((line) => isArrow(line) || isTyped(line));
}

/** Files, as `find` and `ls` print them. */
function arePrinted(commands: readonly Command[]): boolean {
  return commands.every(({ text, prompt }) => prompt === undefined && /^(?:\.{1,2}|~)?\/\S*$/.test(text));
}

function shellOrOutput(parts: readonly Part[], index: number, part: CodePart, typed: Command | undefined): Read {
  const isTyped = (isShell(part.language) || POWERSHELL.has(part.language?.toLowerCase() ?? '')) && !isSession(part.language);
  const announced = isAnnounced(parts, index);
  const commands = readCommands(part.text, part.line, isTyped && !announced);
  const [first] = commands;
  const begins = (part.text.split('\n').findIndex((line) => line.trim() !== '' && !/^\s*#(?! ?\w+ \w+ -)/.test(line)) + part.line) >= (first?.line ?? Infinity);
  if (first && first.prompt === undefined && isFlow(part.text)) return { kind: 'other', why: 'it is drawn' };
  if (first && announced && isPlain(part.language) && arePrinted(commands)) return { kind: 'output', why: 'the text announces output' };
  if (first && (begins || first.prompt !== undefined)) return { kind: 'commands', why: first.prompt === undefined ? 'its first line is a command' : `its lines have the prompt "${first.prompt}"`, commands };
  if (first && !announced && !looksLikeOutput(part.text.trim().split('\n')[0] ?? '')) return { kind: 'commands', why: 'one of its lines is a command', commands };
  if (first && isTyped) return { kind: 'commands', why: 'one of its lines is a command, below what the command before it prints', commands };
  if (isSeenSometimes(parts, index)) return { kind: 'other', why: 'only some readers see it' };
  if (announced) return { kind: 'output', why: 'the text announces output' };
  if (isDrawn(part.text, typed)) return { kind: 'other', why: 'it is drawn' };
  if (KEYS.test(part.text.trim())) return { kind: 'other', why: 'it names keys to press' };
  if (isSaid(part.text)) return { kind: 'other', why: 'it is said, and not printed' };
  if (/^https?:\/\/\S+$/.test(part.text.trim())) return { kind: 'other', why: 'it is an address to open' };
  if (isPlain(part.language) && (ownName(part) !== undefined || isToWrite(parts, index, typed))) return { kind: 'file', why: 'the text names the file' };
  if (isPlain(part.language) && isBelowFile(parts, index)) return { kind: 'other', why: 'it stands below a file, and no line of it is a command' };
  if (isTyped) return { kind: 'output', why: NOT_SAID };
  return { kind: isPlain(part.language) || isSession(part.language) ? 'output' : 'other', why: isPlain(part.language) ? NOT_SAID : `its language is ${part.language ?? ''}` };
}

/** A manifest, a part of one, or what a command has shown. */
function dataOf(part: CodePart, parts: readonly Part[], index: number, typed: Command | undefined): Read {
  const shows = typed !== undefined && !typed.output && /-o[= ]*(?:yaml|json)|--output[= ](?:yaml|json)|\bcat\b|config view|helm (?:get|template|show)|kustomize/.test(typed.text);
  const isLive = /^\s*"?(?:status|resourceVersion|uid)"?:/m.test(part.text) && !/CustomResourceDefinition/.test(part.text);
  if (shows && (isLive || isAnnounced(parts, index))) return { kind: 'output', why: 'it shows what the command before it prints' };
  if (isManifest(part.text)) return isLive && isAnnounced(parts, index) ? { kind: 'output', why: 'it has fields that only the cluster writes' } : { kind: 'file', why: 'it has apiVersion and kind' };
  if (part.language?.startsWith('json') && isAnnounced(parts, index)) return { kind: 'output', why: 'the text announces output' };
  return { kind: 'fragment', why: 'it has no apiVersion and kind' };
}

/** Whether a text is a whole object of Kubernetes, or several. */
export function isManifest(text: string): boolean {
  if (!/^\s*"?apiVersion"?:/m.test(text) || !/^\s*"?kind"?:/m.test(text)) return false;
  const [first] = parseAllDocuments(text, { logLevel: 'error' }) as { errors: unknown[]; toJS(): unknown }[];
  if (!first || first.errors.length > 0) return /^apiVersion:/m.test(text) && /^kind:/m.test(text);
  try {
    const value = first.toJS() as { apiVersion?: unknown; kind?: unknown } | null;
    return typeof value?.apiVersion === 'string' && typeof value.kind === 'string';
  } catch {
    // It names what stands nowhere in it: `*rye`.
    return false;
  }
}
