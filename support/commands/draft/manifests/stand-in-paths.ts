import { basename } from 'node:path';
import { ask } from '../asked';
import { filesBeside, type State } from '../state';

/** The value of an option that is a file of the reader's: `--from-file=web.conf=/path/to/web.conf`. */
const FILE_OPTION = /( (?:--(?:from-file|from-env-file|cert|key|filename)|-f)[= ](?:[\w.-]+=)?)(["']?)([^\s"'=]+)\2(?=\s|$)/g;
/** Folders that nobody has. */
const NO_FOLDER = /(?:^|\/)(?:(?:path|pfad|chemin|ruta|caminho)(?:[/_-](?:to|of|zu|zur|zum|vers|a|al|para))?(?:[/_-](?:your|my|the))?|path_?to|your[_-](?:path|folder|dir|directory))\//i;
const IS_FOLDER = /(?:^|[-_.])(?:dir|directory|folder|ordner)$/i;

/** A line with files of the reader's folder in place of paths that only stand for something; the author is asked for each once. */
export function withOwnPaths(text: string, state: State): string {
  if (!/\bkubectl\b/.test(text)) return text;
  const [own = text] = text.split(/\s--\s/);
  return own.replaceAll(FILE_OPTION, (whole, before: string, _, path: string) => {
    const name = basename(path);
    if (!NO_FOLDER.test(path) || !/^\w[\w.-]*$/.test(name) || IS_FOLDER.test(name) || filesBeside(state, path).size > 0) return whole;
    return `${before}${ask(state, path, 'value', name)}`;
  }) + text.slice(own.length);
}

/** A path in a line that only stands for something, and that no file can take the place of: `kubectl exec web -- cat /path/to/config`. */
export function pathToWrite(text: string, state: State): string | undefined {
  const [line = ''] = text.split('\n');
  const paths = /^(?:kubectl|docker) /.test(line) ? line.split(/[\s"'=:]+/).filter((word) => /^[\w~.-]*\/[\w./~-]+$/.test(word) && NO_FOLDER.test(word)) : [];
  return paths.find((path) => filesBeside(state, path).size === 0 && !state.madeByLines.has(path));
}

/** Whether a file stands for a path that is none. */
export function isStandIn(name: string, { asked }: Pick<State, 'asked'>): boolean {
  return [...asked].some(([what, { is, value }]) => is === 'value' && value === name && NO_FOLDER.test(what));
}
