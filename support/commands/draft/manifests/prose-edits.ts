import type { ProseEdit } from '../../../text/lab-text';
import { todo, typed, type Drafted } from '../drafted';
import { writing } from './given-files';
import { plainName } from './plain-name';
import { stringify } from 'yaml';
import { bare, changesIn } from '../edits/changes-in-words';
import { withChange } from '../edits/edited-in-words';
import { valueMeant } from '../edits/value-meant';
import { keyOf, type Manifest } from '../objects/object-claims';
import { manifestsIn } from './read-manifests';
import type { State } from '../state';

/** What a sentence has the reader change in a file: the file as it is then, or a line that changes it as they do; without the words for it, a person must say. */
export function draftEdit({ path, line, file, from, to, words }: ProseEdit, state: State): Drafted {
  const base: Drafted = { path, line, text: '', lines: [], outcome: 'left out', effects: [], uses: [], images: [], files: [], sets: [], reads: [], isLook: false };
  const name = plainName(file);
  const before = state.files.get(name);
  const comment = { comment: `line ${line}: the reader changes ${from ?? ''} to ${to ?? ''} in ${name}` };
  const set = from === undefined || to === undefined || before === undefined ? undefined : withValue(before, from, to);
  if (set !== undefined) return { ...base, lines: [comment, writing(state, name, set)], files: [name] };
  if (from !== undefined && to !== undefined && before?.split(from).length === 2) return { ...base, lines: [comment, writing(state, name, before.replace(from, () => to))], files: [name] };
  // A file that the shell makes is not known here, and what the line before makes of it is.
  if (from !== undefined && to !== undefined && before === undefined && state.madeByLines.has(name) && isPlain(`${from}${to}${name}`)) {
    state.planned.set(name, (state.planned.get(name) ?? []).map((object) => withChange(object, { what: from, from, to })));
    return { ...base, lines: [comment, typed(`sed -i 's/${from.replaceAll('.', '\\.')}/${to}/' ${name}`)] };
  }
  const said = before === undefined || from !== undefined ? undefined : asSaid(before, name, words);
  if (said !== undefined) return { ...base, lines: [{ comment: `line ${line}: the reader changes ${name}: ${words.slice(0, 120)}` }, writing(state, name, said)], files: [name] };
  for (const { kind, metadata } of manifestsIn(before ?? '')) state.touched.add(keyOf(kind, metadata?.name ?? ''));
  return { ...base, lines: [todo(line, `say what the reader changes in ${name}, as in: When I run "sed -i 's/old/new/' ${name}"`), { comment: `  ${words.slice(0, 160)}` }], outcome: 'todo' };
}

/** The file as sentences have it changed, if they name all that changes, and it has such values. */
function asSaid(text: string, name: string, words: string): string | undefined {
  const changes = changesIn(words);
  const spoken = changes.map(({ what, from = '', to }) => `${what} ${from} ${to}`).join(' ');
  const codes = [...words.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code).filter((code) => plainName(code) !== name);
  if (changes.length === 0 || codes.some((code) => !spoken.includes(bare(code)))) return undefined;
  const objects = manifestsIn(text);
  const changed = changes.reduce((all, change) => all.map((object) => withChange(object, change)), objects);
  const isMeant = changes.every((change) => objects.filter((object) => valueMeant(object, change) !== undefined).length === 1);
  return isMeant ? changed.map((object) => stringify(withoutEmpty(object), { lineWidth: 0 })).join('---\n') : undefined;
}

/** As it is written: reading adds empty parts. */
function withoutEmpty(object: Manifest): object {
  return Object.fromEntries(Object.entries(object).filter(([key, value]) => !((key === 'spec' || key === 'data') && Object.keys((value ?? {}) as object).length === 0)));
}

/** "Change `replicas` to `5`": the value of a key that stands in the file once. `to` may say the key once more. */
function withValue(text: string, key: string, to: string): string | undefined {
  if (!/^[A-Za-z][\w.-]*$/.test(key)) return undefined;
  const form = new RegExp(`^(\\s*(?:- )?["']?${key.replaceAll('.', '\\.')}["']?:[ ]+)([^\\s#][^\\n]*)$`, 'gm');
  if ([...text.matchAll(form)].length !== 1) return undefined;
  const value = to.replace(new RegExp(`^${key.replaceAll('.', '\\.')}:\\s*`), '');
  return /\n/.test(value) ? undefined : text.replace(form, (_, before: string) => `${before}${value}`);
}

/** Without signs that mean something to sed or to the shell. */
function isPlain(text: string): boolean {
  return /^[\w .,:=-]+$/.test(text);
}
