import { basename } from 'node:path';
import { ask, laterOrAsked, NOWHERE } from '../asked';
import { typed, type Line } from '../drafted';
import { filesOf } from './given-files';
import { plainName } from './plain-name';
import { isStandIn } from './stand-in-paths';
import type { KubectlLine } from '../lines/kubectl-line';
import type { State } from '../state';

/** What stands in a folder of which no file is known. */
const UNKNOWN = '/TODO.txt';
const LONGEST_VALUE = 80;
const PAIR = ['cert', 'key'];
const OPTIONS = ['from-file', 'from-env-file', ...PAIR];

/** What a line needs of the files that a Secret or a ConfigMap is made of. */
interface FilesOfOptions {
  /** Those that go into the fixtures; the author is asked once for those that are nowhere. */
  needed: string[];
  /** Lines that make others before: a certificate, of which only a right one will do. */
  makes: Line[];
  /** One that is nowhere, and that nothing can stand for. */
  missing?: string;
}

export function filesOfOptions(line: KubectlLine, state: State): FilesOfOptions {
  const files: FilesOfOptions = { needed: [], makes: [] };
  if (line.verb !== 'create') return files;
  const absent: string[] = [];
  for (const [option, value] of OPTIONS.flatMap((each) => (line.options.get(each) ?? []).map((word) => [each, word] as const))) {
    const name = plainName(value.slice(value.indexOf('=') + 1));
    // A folder beside the text may have any name.
    files.needed.push(...filesOf(state, name));
    if (isThere(value, name, state)) continue;
    if (PAIR.includes(option)) absent.push(name);
    else files.needed.push(...askedFor(option, isFolder(value) ? `${name}${UNKNOWN}` : name, state));
  }
  return withPair(files, absent, line, state);
}

function askedFor(option: string, name: string, state: State): string[] {
  if (!/^[\w.-][\w./-]*\w$/.test(name) || name.startsWith('..')) return [];
  const found = laterOrAsked(state, name, true) ?? (isStandIn(name, state) || isOnlyNamed(name, state) ? ask(state, name, 'file', name) : undefined);
  if (found === undefined) return [];
  state.files.set(found, state.later.get(found) ?? (option === 'from-env-file' ? `${NOWHERE}TODO=TODO\n` : NOWHERE));
  return [found];
}

/** `--from-file=config`, where no other line has the word: nothing in the text makes it. */
function isOnlyNamed(name: string, { namedToMake, hasRunScripts, cloned, away }: State): boolean {
  return /^[A-Za-z][\w-]*$/.test(name) && !namedToMake.has(name) && !hasRunScripts && cloned.size + away.length === 0;
}

function isFolder(value: string): boolean {
  return /^[\w./-]+\/$/.test(value);
}

/** A certificate and its key that are both nowhere: openssl makes them, and the author is asked for the real ones. */
function withPair(files: FilesOfOptions, absent: readonly string[], { second, options }: KubectlLine, state: State): FilesOfOptions {
  const [missing, ...others] = absent;
  const [cert = '', key = ''] = PAIR.map((option) => plainName(options.get(option)?.[0] ?? ''));
  if (missing === undefined) return files;
  if (second !== 'tls' || others.length !== 1 || cert === key || ![cert, key].every((name) => /^\w[\w.-]*$/.test(name) && !state.later.has(name))) return { ...files, missing };
  for (const name of [cert, key]) state.madeByLines.add(name);
  ask(state, `the certificate ${cert}, with ${key}`, 'value', 'a new one that openssl makes');
  return { ...files, makes: [typed(`openssl req -x509 -newkey rsa:2048 -nodes -days 365 -subj /CN=example.com -keyout ${key} -out ${cert}`)] };
}

/** What a line makes of files as if each were typed with its key: a folder gives a key for each file in it. Short files of one line become values. */
export function withKeys(line: KubectlLine, state: State): KubectlLine {
  const words = line.options.get('from-file');
  if (words === undefined || line.verb !== 'create') return line;
  const literals = [...(line.options.get('from-literal') ?? [])];
  const files = words.flatMap((word) => {
    const [key, name] = word.includes('=') ? [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)] : [undefined, word];
    const known = filesOf(state, name).filter((file) => !file.slice(plainName(name).length + 1).includes('/'));
    if (known.every((file) => file.endsWith(UNKNOWN))) return [word];
    return known.flatMap((file) => {
      const text = state.files.get(file)?.trimEnd() ?? '';
      if (text === '' || text === NOWHERE.trimEnd() || text.length > LONGEST_VALUE || text.includes('\n')) return [`${key ?? basename(file)}=${file}`];
      literals.push(`${key ?? basename(file)}=${text}`);
      return [];
    });
  });
  return { ...line, options: new Map([...line.options, ['from-file', files], ['from-literal', literals]]) };
}

function isThere(word: string, name: string, state: State): boolean {
  if (filesOf(state, name).length > 0 || filesOf(state, word).length > 0) return true;
  return [...state.madeByLines].some((made) => name === made || name.startsWith(`${made}/`) || made.startsWith(`${name}/`) || name.endsWith(`/${made}`));
}
