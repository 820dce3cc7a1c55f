import { basename } from 'node:path';
import type { Address } from '../network/host-rules';
import { parseLines, type Word } from './parse-lines';
import { OPTIONS_WITH_VALUE } from './programs';

/** An object that a line of kubectl names. */
export interface Target {
  /** `pod`, `deploy` */
  word: string;
  name: string;
  namespace: string | undefined;
}

/** A set of objects that a line of kubectl lists. */
export interface TargetSet {
  word: string;
  selector: string | undefined;
  namespace: string | undefined;
}

/** What lines ask about. */
export interface Asked {
  objects: Target[];
  sets: TargetSet[];
  /** The addresses that are asked: `http://web:8080/`. */
  hosts: Address[];
}

/** Verbs whose first words are a kind and names, or KIND/NAME. */
const OF_KINDS = new Set(['get', 'describe', 'wait', 'rollout', 'top', 'label', 'annotate', 'scale', 'expose', 'patch', 'set', 'edit', 'delete']);
/** Verbs that take a Pod, or KIND/NAME. */
const OF_PODS = new Set(['logs', 'exec', 'attach', 'port-forward', 'cp']);
/** They stand between the verb and the kind. */
const SECOND_VERBS = new Set(['status', 'history', 'restart', 'undo', 'pause', 'resume', 'image', 'env', 'resources', 'selector']);
const WITH_VALUE = new Set([...(OPTIONS_WITH_VALUE['kubectl'] ?? []), '-n', '--namespace', '-l', '--selector', '-o', '--output', '-c', '--container', '--for', '--timeout', '--field-selector', '--sort-by', '--tail', '--since', '-p', '--type']);

/** What lines ask about, in their order. @throws AuthorError if bash cannot read them */
export function askedBy(text: string): Asked {
  const { commands } = parseLines(text);
  const asked: Asked = { objects: [], sets: [], hosts: [] };
  for (const words of commands) {
    if (basename(words[0] ?? '') === 'kubectl') noteKubectl(words.slice(1), asked);
    asked.hosts.push(...words.flatMap(addressOf));
  }
  return asked;
}

function addressOf(word: Word): Address[] {
  const [, secure, host, port] = /^http(s?):\/\/([a-zA-Z0-9.-]+)(?::(\d+))?/.exec(word ?? '') ?? [];
  return host === undefined ? [] : [{ host, port: port === undefined ? (secure ? 443 : 80) : Number(port) }];
}

function noteKubectl(words: readonly Word[], asked: Asked): void {
  const end = words.includes('--') ? words.indexOf('--') : words.length;
  const { plain, options } = sorted(words.slice(0, end));
  const [verb = '', ...rest] = plain;
  const namespace = options['-n'] ?? options['--namespace'];
  const [first, ...names] = SECOND_VERBS.has(rest[0] ?? '') ? rest.slice(1) : rest;
  if (first === undefined) return;
  if (first.includes('/')) asked.objects.push(...[first, ...names].filter((name) => name.includes('/')).map((name) => ({ word: name.split('/')[0] ?? '', name: name.split('/')[1] ?? '', namespace })));
  else if (OF_PODS.has(verb)) asked.objects.push({ word: 'pod', name: first, namespace });
  else if (OF_KINDS.has(verb) && names.length > 0) asked.objects.push(...names.filter((name) => !/[=+]|-$/.test(name)).map((name) => ({ word: first, name, namespace })));
  else if (OF_KINDS.has(verb)) asked.sets.push(...first.split(',').map((word) => ({ word, selector: options['-l'] ?? options['--selector'], namespace })));
}

/** The words that are no options, and the options with their values. What the shell computes says nothing. */
function sorted(words: readonly Word[]): { plain: string[]; options: Record<string, string | undefined> } {
  const plain: string[] = [];
  const options: Record<string, string | undefined> = {};
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (word === undefined) continue;
    const [, name = word, value] = /^(--?[\w-]+)=(.*)$/s.exec(word) ?? [];
    if (!word.startsWith('-')) plain.push(word);
    else if (value !== undefined) options[name] = value;
    else if (WITH_VALUE.has(word)) options[word] = words[++index];
  }
  return { plain, options };
}
