import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { ask } from '../asked';
import { filesBeside, type State } from '../state';
import { keyOf } from '../objects/object-claims';
import { isMadeByLines, plainName } from './plain-name';
import { manifestsIn } from './read-manifests';

/** `kubectl apply -f web.yml`, where the text has written web.yaml, or specs/web.yaml: the only file that can be meant. */
export function withKnownFiles(text: string, state: State): string {
  return text.replaceAll(/(\bkubectl [^|;&\n]*(?:-f|--filename)[ =])([\w][\w./-]*\.(?:ya?ml|json))(?=\s|$)/g, (whole, before: string, name: string) => {
    const meant = isKnownFile(name, state) ? undefined : onlyNamesake(name, state);
    return meant === undefined ? whole : `${before}${ask(state, name, 'slip', meant)}`;
  });
}

/** Whether the text shows a file, has it beside it, or a line has made it. */
export function isKnownFile(name: string, state: State): boolean {
  const file = plainName(name);
  const here = state.at === undefined ? file : `${state.at}/${file}`;
  return [state.files, state.later, state.given, state.planned].some((files) => files.has(file) || files.has(here)) || isMadeByLines(file, state.madeByLines) || filesBeside(state, name).size > 0;
}

function onlyNamesake(name: string, state: State): string | undefined {
  const stem = stemOf(name);
  const written = [...new Set([...state.files.keys(), ...state.later.keys()])].filter((file) => /\.(?:ya?ml|json)$/.test(file) && stemOf(file) === stem && !(state.asked.get(file)?.is === 'file'));
  const beside = ['yml', 'yaml'].map((ending) => name.replace(/\.\w+$/, `.${ending}`)).filter((file) => file !== name && filesBeside(state, file).has(file));
  const [meant, ...others] = written.length > 0 ? written : beside.length > 0 ? beside : nearlyCalled(name, state);
  return others.length === 0 ? meant : undefined;
}

function stemOf(name: string): string {
  return basename(name).replace(/\.\w+$/, '');
}

/** The files below the text's folder that are called nearly so, with other capitals, a number, or `manifest`, and that no line names itself. They make what lines go on with. */
function nearlyCalled(name: string, state: State): string[] {
  const { folder, namedToMake, standing } = state;
  const files = globSync(['*.{yaml,yml}', '*/*.{yaml,yml}'], { cwd: folder, exclude: ['node_modules', '.git'] });
  const needed = keysIn(standing?.get(name) ?? '');
  return files.filter((file) => !namedToMake.has(basename(file)) && [plain(file), plain(withoutNumber(file))].includes(plain(name)) && needed.every((key) => keysIn(filesBeside(state, file).get(file) ?? '').includes(key)));
}

function keysIn(text: string): string[] {
  return manifestsIn(text).map(({ kind, metadata }) => keyOf(kind, metadata?.name ?? ''));
}

function plain(name: string): string {
  return basename(name).toLowerCase().replace(/(?:\.(?:ya?ml|json))+$/, '').replaceAll(/(?<![a-z])(?:manifest|definition)(?![a-z])|[^a-z0-9]/g, '');
}

/** `web_01.yml`, `01-web.yml` */
function withoutNumber(name: string): string {
  return basename(name).replace(/^\d+[-_.]/, '').replace(/[-_.]\d+(?=\.)/, '');
}
