import { AuthorError } from '../../errors/errors';
import { parseLines } from '../shell/parse-lines';

/** A line of kubectl about objects of the whole cluster. */
export interface WideLine {
  verb: 'create' | 'apply' | 'delete' | 'label';
  /** A line that prints the objects of its manifests, or those that its options describe, and makes nothing; undefined if it only names them. */
  prints?: string;
  /** `persistentvolume` and `data`: those that it names. */
  names: { word: string; name: string }[];
  /** Of a delete: whether what is not there is fine. */
  mayBeAbsent: boolean;
  /** Of the labels of nodes: their values; undefined takes one off. */
  marks?: Record<string, string | undefined>;
}

const NEXT = 'write one line: kubectl create, apply or delete, with files or names, or kubectl label node';

/** @throws AuthorError if it is more than one line of kubectl, or does something else than making, deleting and labelling */
export function readWideLine(text: string): WideLine {
  const { commands } = parseLines(text);
  const [words = []] = commands;
  const [program, verb] = words;
  const refused = (seen: string): AuthorError => new AuthorError({ cause: 'not-for-the-cluster', reason: 'labspec does not do this for the whole cluster', subject: text.split('\n')[0], seen, next: NEXT });
  if (commands.length !== 1 || program !== 'kubectl') throw refused('it is not one line of kubectl');
  if (verb !== 'create' && verb !== 'apply' && verb !== 'delete' && verb !== 'label') throw refused(`it begins with kubectl ${verb ?? '...'}`);
  if (words.includes(undefined) || /[|<>&;$`]/.test(text)) throw refused('the shell computes a part of it, or carries its output on');
  const mayBeAbsent = words.some((word) => word === '--ignore-not-found' || word === '--ignore-not-found=true');
  if (verb === 'label' && selects(words)) throw refused('it names no node');
  if (verb === 'label') return labelsIn(plainIn(words), refused);
  const hasFiles = words.some((word) => /^(?:-f|--filename|-k|--kustomize)(?:=|$)/.test(word ?? ''));
  if (verb !== 'delete' || hasFiles) return { verb, prints: `${asCreate(text)} --dry-run=client -o yaml --validate=false`, names: [], mayBeAbsent };
  const names = namesIn(plainIn(words));
  if (names.length === 0 || selects(words)) throw refused('it names no object');
  return { verb, names, mayBeAbsent };
}

function plainIn(words: readonly (string | undefined)[]): string[] {
  return words.slice(2).flatMap((word) => (word === undefined || word.startsWith('-') ? [] : [word]));
}

function selects(words: readonly (string | undefined)[]): boolean {
  return words.some((word) => /^(?:-l|--selector|--all|-A)/.test(word ?? ''));
}

/** Kubernetes' own labels say to all runs what a node is. */
const OF_KUBERNETES = /(?:^|\.)k(?:ubernetes|8s)\.io\//;

/** `node demo-worker disk=fast size-` */
function labelsIn(plain: readonly string[], refused: (seen: string) => AuthorError): WideLine {
  const isMark = (word: string): boolean => /=|-$/.test(word);
  const names = namesIn(plain.filter((word) => !isMark(word)));
  const marks = Object.fromEntries(plain.filter(isMark).map((word) => (word.includes('=') ? [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)] : [word.slice(0, -1), undefined])));
  const other = names.find(({ word }) => !/^(?:no|nodes?)$/.test(word));
  if (other) throw refused(`it labels a ${other.word}, and not a node`);
  if (names.length === 0 || Object.keys(marks).length === 0) throw refused('it names no node, or no label');
  const own = Object.keys(marks).find((key) => OF_KUBERNETES.test(key));
  if (own !== undefined) throw refused(`${own} is a label of Kubernetes’ own`);
  return { verb: 'label', names, mayBeAbsent: false, marks };
}

/** A line that would make the objects; options of other verbs go. */
function asCreate(text: string): string {
  return text.replace(/^kubectl (?:apply|delete)\b/, 'kubectl create').replaceAll(/ --(?:ignore-not-found|wait|force|grace-period|server-side|force-conflicts|now|cascade|prune)(?:=\S+)?(?=\s|$)/g, '');
}

/** `pv one two`, `pv/one clusterrole/two` */
function namesIn(words: readonly string[]): WideLine['names'] {
  if (words.every((word) => word.includes('/'))) return words.map((both) => ({ word: both.slice(0, both.indexOf('/')), name: both.slice(both.indexOf('/') + 1) }));
  const [word = '', ...names] = words;
  return names.map((name) => ({ word, name }));
}
