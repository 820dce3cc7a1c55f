import { BEGINS, hidden, NAME, QUOTED } from './hidden';
import { Q, type Rule } from './rule';

/** What follows an option of this name is a secret; what follows --token-audience or --secret is not. */
const TAKES_SECRET = /(?:token|passw(?:or)?d|passphrase|client-?secret|(?:api|access|secret|private)-?key)$/i;

/** What people say of an option: "the option --token is missing". */
const SAID = new Set('a an and are as at be can cannot does flag for from has in instead is it may must needs not of on option options or requires should so that the then they this to was when which will with you'.split(' '));

/** The value of an option, in the word after it. With a `=` between them, it is found by its name. */
export const OPTIONS: readonly Rule[] = [
  {
    what: '--password value',
    find: new RegExp(String.raw`${BEGINS}(?<=(?<![\w-])--)${NAME}((?:["']?(?:\r?\n|\\n)[ \t]{0,40}-)?[ \t]{1,8})(${QUOTED}|'[^'\r\n]{0,5000}'|[^\s"'\\<>()[\]{}|&;#=-][^\s"'\\]{0,5000})`, 'gi'),
    put: (_, name = '', between = '', value = '') => `${name}${between}${hiddenOption(name, value)}`,
  },
  {
    what: 'in a list',
    find: new RegExp(String.raw`${BEGINS}(?<=(?<![\w-])--)${NAME}((?:${Q})(?:,|- |\s|\\{1,3}[nrt]){1,80}(\\{0,3}["']))(?!-)((?:[^"'\\\r\n]|(?!(?<!\\)\3)["'\\]){1,5000})`, 'gi'),
    put: (_, ...[name = '', between = '', , value = '']) => `${name}${between}${hiddenOption(name, value)}`,
  },
];

export function hiddenOption(name: string, value: string): string {
  return hidden(name, value, (option) => TAKES_SECRET.test(option) && !SAID.has(value.toLowerCase()));
}
