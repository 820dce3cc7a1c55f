import { posix } from 'node:path';

/** A start script in the one way of writing it: for a shell, several blanks are one; Node adds `.js` to a name, and runs a folder's "main". */
export function inOneWay(script: string, main: unknown): string {
  const words = script.trim().split(/\s+/);
  if (words[0] !== 'node' || words.length !== 2) return words.map(withoutDot).join(' ');
  const file = withoutDot(words[1] ?? '');
  return `node ${withExtension(file === '.' ? mainOf(main) : file)}`;
}

/** `./FILE` is FILE, and `./` is `.`. */
function withoutDot(word: string): string {
  return /^\.\//.test(word) ? posix.normalize(word).replace(/^\.\/$/, '.') : word;
}

function mainOf(main: unknown): string {
  return withoutDot(typeof main === 'string' && main !== '' ? main : 'index.js');
}

function withExtension(file: string): string {
  return posix.extname(file) === '' ? `${file}.js` : file;
}
