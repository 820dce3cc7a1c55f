import { basename } from 'node:path';
import { ask } from '../asked';
import { filesBeside, type State } from '../state';
import { isMadeByLines, plainName } from './plain-name';

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
  return [state.files, state.later, state.given, state.planned].some((files) => files.has(file)) || isMadeByLines(file, state.madeByLines) || filesBeside(state, name).size > 0;
}

function onlyNamesake(name: string, state: State): string | undefined {
  const stem = stemOf(name);
  const written = [...new Set([...state.files.keys(), ...state.later.keys()])].filter((file) => /\.(?:ya?ml|json)$/.test(file) && stemOf(file) === stem && !(state.asked.get(file)?.is === 'file'));
  const beside = ['yml', 'yaml'].map((ending) => name.replace(/\.\w+$/, `.${ending}`)).filter((file) => file !== name && filesBeside(state, file).has(file));
  const [meant, ...others] = written.length > 0 ? written : beside;
  return others.length === 0 ? meant : undefined;
}

function stemOf(name: string): string {
  return basename(name).replace(/\.\w+$/, '');
}
