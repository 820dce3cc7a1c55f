import type { Word } from '../../../vocabulary/shell/parse-lines';
import { typed, type Line } from '../drafted';
import { filesOf } from '../manifests/given-files';
import { laterOrAsked, NOWHERE } from '../asked';
import { isMadeByLines, plainName } from '../manifests/plain-name';
import type { State } from '../state';
import { commandsIn } from './commands-in';

const SHELLS = new Set(['bash', 'sh', 'zsh', 'source', '.']);

/** The script beside the text that a line runs, by its name: `./run.sh`, `bash run.sh`. */
export function scriptOf(words: readonly Word[], state: State): string | undefined {
  const word = runBy(words);
  const [file, ...others] = word === undefined ? [] : filesOf(state, word);
  return others.length === 0 && file !== undefined && /^#! ?\/\S*(?:sh|env (?:ba)?sh)\b/.test(state.files.get(file) ?? '') ? file : undefined;
}

function runBy([program = '', ...rest]: readonly Word[]): Word {
  return program.startsWith('./') ? program : SHELLS.has(program) ? rest.find((each) => each?.startsWith('-') !== true) : undefined;
}

/** A script of the reader's folder that a line runs, or gives the right to run, and that nobody has: neither the text, nor a line above, nor the folder of the text. */
export function scriptNowhere(words: readonly Word[], state: State): string | undefined {
  const name = plainName((words[0] === 'chmod' ? words.at(-1) : runBy(words)) ?? '');
  const isHere = /^[\w-][\w./-]*\.sh$/.test(name) && !name.includes('..') && state.away.length === 0 && state.at === undefined;
  return !isHere || isMadeByLines(name, state.madeByLines) || (filesOf(state, name).length > 0 && state.files.get(name) !== NOWHERE) ? undefined : laterOrAsked(state, name, true);
}

/** What a script does, each command with its words; none if bash cannot read it. */
export function commandsOfScript(file: string, state: State): Word[][] {
  return commandsIn(state.files.get(file) ?? '') ?? [];
}

/** A file that is written has no right to run. */
export function executable(commands: readonly (readonly Word[])[], files: readonly string[]): Line[] {
  const run = commands.flatMap(([program = '']) => (program.startsWith('./') && files.includes(plainName(program)) ? [plainName(program)] : []));
  return run.map((file) => typed(`chmod +x ${file}`));
}
