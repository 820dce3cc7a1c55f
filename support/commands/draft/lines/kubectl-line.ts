import { basename } from 'node:path';
import type { Word } from '../../../vocabulary/shell/parse-lines';
import { kindOfWord } from './kinds';

export interface Target {
  /** As Kubernetes writes it, if it is its own; else the word of the line. */
  kind: string;
  name: string;
}

/** A line of kubectl, by its parts. */
export interface KubectlLine {
  verb: string;
  /** `rollout undo`, `set image`, `create secret generic`. */
  second: string;
  /** The kinds that it names without names: `get pods,services`. */
  kinds: string[];
  targets: Target[];
  /** Words that are neither: `key=value`. */
  rest: string[];
  files: string[];
  /** By the option, without `--`; several values of one option. */
  options: Map<string, string[]>;
  /** The words after `--`. */
  command: Word[];
  /** Whether the shell computes one of its words. */
  isComputed: boolean;
}

const FLAGS = new Set('A all-namespaces w watch watch-only f follow it i t ti stdin tty rm h help all force show-labels no-headers R recursive record overwrite wait now previous p timestamps expose local save-config server-side force-conflicts containers list ignore-not-found allow-missing-template-keys dry-run keep-annotations validate export show-all include-uninitialized short expose list q quiet command'.split(' '));
/** Short options that take a value in these verbs, and elsewhere none. */
const BY_VERB: Record<string, string> = { apply: 'f', create: 'f', delete: 'f', replace: 'f', get: 'f', describe: 'f', diff: 'f', scale: 'f', expose: 'f', patch: 'fp', wait: 'f', label: 'f', annotate: 'f' };
const SHORT: Record<string, string> = { f: 'filename', n: 'namespace', l: 'selector', o: 'output', c: 'container', k: 'kustomize', A: 'all-namespaces', w: 'watch', p: 'patch', i: 'stdin', t: 'tty' };
const SECONDS: Record<string, string> = { rollout: 'status history restart undo pause resume', set: 'image env resources selector serviceaccount sa subject', auth: 'can-i whoami', config: 'view set-context use-context get-contexts current-context set-cluster set-credentials unset', top: 'pod pods node nodes' };
const WITH_POD = new Set(['logs', 'exec', 'attach', 'port-forward', 'cp', 'debug']);

/** @returns undefined if the words are not a line of kubectl */
export function kubectlLine(words: readonly Word[]): KubectlLine | undefined {
  const program = basename(words[0] ?? '');
  if (program !== 'kubectl' && program !== 'k' && program !== 'oc') return undefined;
  const dashes = words.indexOf('--');
  const own = words.slice(1, dashes < 0 ? undefined : dashes);
  const line: KubectlLine = { verb: '', second: '', kinds: [], targets: [], rest: [], files: [], options: new Map(), command: dashes < 0 ? [] : words.slice(dashes + 1), isComputed: own.includes(undefined) };
  const plain = sort(own, line);
  line.verb = plain.shift() ?? '';
  if (SECONDS[line.verb]?.split(' ').includes(plain[0] ?? '')) line.second = plain.shift() ?? '';
  if (line.verb === 'create' && plain[0] !== undefined) return created(plain, line);
  // What comes last is the account, and no further object.
  if (line.verb === 'set' && ['serviceaccount', 'sa'].includes(line.second)) line.rest.push(...plain.splice(-1));
  place(plain, line);
  return line;
}

/** @returns the words that are no options */
function sort(words: readonly Word[], line: KubectlLine): string[] {
  const plain: string[] = [];
  const verb = words.find((word) => word !== undefined && !word.startsWith('-')) ?? '';
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (word === undefined) continue;
    const [, dashes = '', name = '', , value] = /^(--?)([\w-]+)(=(.*))?$/s.exec(word) ?? [];
    if (dashes === '' || word === '-') plain.push(word);
    else if (dashes === '-' && /^[it]{2}$/.test(name)) for (const letter of name) note(line, longName('-', letter), '');
    else if (value !== undefined) note(line, longName(dashes, name), value);
    // Without a value, `-f` follows a log.
    else if (isFlag(dashes, name, verb)) note(line, dashes === '-' && name === 'f' ? 'follow' : longName(dashes, name), '');
    else if (dashes === '-' && name.length > 1 && !/^\w+-/.test(name)) note(line, longName('-', name.charAt(0)), name.slice(1));
    else note(line, longName(dashes, name), words[++index] ?? '');
  }
  line.files.push(...(line.options.get('filename') ?? []).flatMap((files) => files.split(',')));
  return plain;
}

function longName(dashes: string, name: string): string {
  return dashes === '-' ? (SHORT[name] ?? name) : name;
}

function isFlag(dashes: string, name: string, verb: string): boolean {
  if (dashes === '-' && name.length === 1 && BY_VERB[verb]?.includes(name)) return false;
  return FLAGS.has(name);
}

function note({ options }: KubectlLine, name: string, value: string): void {
  options.set(name, [...(options.get(name) ?? []), value]);
}

function created(plain: string[], line: KubectlLine): KubectlLine {
  const [word = '', ...others] = plain;
  const hasForms = ['Secret', 'Service'].includes(kindOfWord(word)?.kind ?? '');
  const names = hasForms ? others.slice(1) : others;
  line.second = hasForms ? (others[0] ?? '') : '';
  const [name] = names;
  line.kinds.push(kindOfWord(word)?.kind ?? word);
  if (name !== undefined) line.targets.push({ kind: kindOfWord(word)?.kind ?? word, name });
  line.rest.push(...names.slice(1));
  return line;
}

function place(plain: readonly string[], line: KubectlLine): void {
  const [first, ...names] = plain;
  if (first === undefined) return;
  if (line.verb === 'run') {
    line.rest.push(...names);
    return void line.targets.push({ kind: 'Pod', name: first });
  }
  if (line.verb === 'cp') return void line.rest.push(...plain);
  // With a selector, only ports are left: they are no Pod.
  if (line.verb === 'port-forward' && /^\d*:?\d+$/.test(first)) return void line.rest.push(...plain);
  if (WITH_POD.has(line.verb) && !first.includes('/')) {
    line.targets.push({ kind: 'Pod', name: first });
    line.rest.push(...names);
    return;
  }
  for (const word of first.includes('/') ? plain : names) add(word, first.includes('/') ? undefined : first, line);
  if (!first.includes('/')) line.kinds.push(...first.split(',').map((word) => kindOfWord(word)?.kind ?? word));
}

function add(word: string, kind: string | undefined, line: KubectlLine): void {
  const [before = '', name] = word.split('/');
  const isValue = /=|-$/.test(word) && ['label', 'annotate', 'set', 'taint', 'patch'].includes(line.verb);
  if (isValue || (kind === undefined && name === undefined)) return void line.rest.push(word);
  if (kind === undefined) line.targets.push({ kind: kindOfWord(before)?.kind ?? before, name: name ?? '' });
  else line.targets.push(...kind.split(',').map((each) => ({ kind: kindOfWord(each)?.kind ?? each, name: word })));
}

/** The last value of an option. */
export function optionOf({ options }: KubectlLine, name: string): string | undefined {
  return options.get(name)?.at(-1);
}
