import { AuthorError } from '../../errors/errors';
import { parseLines } from '../shell/parse-lines';

/** A line of kubectl about objects of the whole cluster. */
export interface WideLine {
  verb: 'create' | 'apply' | 'delete';
  /** A line that prints the objects of its manifests, or those that its options describe, and makes nothing; undefined if it only names them. */
  prints?: string;
  /** `persistentvolume` and `data`: those that it names. */
  names: { word: string; name: string }[];
  /** Of a delete: whether what is not there is fine. */
  mayBeAbsent: boolean;
}

const NEXT = 'write one line: kubectl create, apply or delete, with files or names';

/** @throws AuthorError if it is more than one line of kubectl, or does something else than making and deleting */
export function readWideLine(text: string): WideLine {
  const { commands } = parseLines(text);
  const [words = []] = commands;
  const [program, verb] = words;
  const refused = (seen: string): AuthorError => new AuthorError({ cause: 'not-for-the-cluster', reason: 'labspec does not do this for the whole cluster', subject: text.split('\n')[0], seen, next: NEXT });
  if (commands.length !== 1 || program !== 'kubectl') throw refused('it is not one line of kubectl');
  if (verb !== 'create' && verb !== 'apply' && verb !== 'delete') throw refused(`it begins with kubectl ${verb ?? '...'}`);
  if (words.includes(undefined) || /[|<>&;$`]/.test(text)) throw refused('the shell computes a part of it, or carries its output on');
  const mayBeAbsent = words.some((word) => word === '--ignore-not-found' || word === '--ignore-not-found=true');
  const hasFiles = words.some((word) => /^(?:-f|--filename|-k|--kustomize)(?:=|$)/.test(word ?? ''));
  if (verb !== 'delete' || hasFiles) return { verb, prints: `${asCreate(text)} --dry-run=client -o yaml --validate=false`, names: [], mayBeAbsent };
  const names = namesIn(words.slice(2).flatMap((word) => (word === undefined || word.startsWith('-') ? [] : [word])));
  if (names.length === 0 || words.some((word) => /^(?:-l|--selector|--all|-A)/.test(word ?? ''))) throw refused('it names no object');
  return { verb, names, mayBeAbsent };
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
