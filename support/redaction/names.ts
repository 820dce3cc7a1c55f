import { isTakenOut, mark } from './mark';
import { Q, type Rule } from './rule';
import { isPlain, looksSecret, SECRET_WORDS } from './secret-names';

/** Where a name begins that may look secret. It is asked first, for it is rare: what else has to be there costs more. */
const BEGINS = String.raw`(?:(?<![\w.])|(?<=\\[nrt]))(?=[\w.-]{0,60}?(?:${SECRET_WORDS}))`;
const NAME = String.raw`(\w[\w.-]{0,79})`;

/** A text in double quotes, with those inside of it escaped. */
const QUOTED = String.raw`"(?:[^"\\\r\n]|\\.){0,5000}"`;

/** For a text without any of these, the rules by name need not be asked. */
export const HAS_SECRET_WORD = new RegExp(SECRET_WORDS, 'i');

/** What stands beside a name that looks secret. Those that know where a value ends come before those that do not. */
export const NAMES: readonly Rule[] = [
  {
    // As Pods have it: - name: DB_PASSWORD, value: ...
    what: 'environment of a Pod',
    find: new RegExp(String.raw`(\bname(?:${Q})?[ \t]*:[ \t]*(?:${Q})?)${BEGINS}${NAME}((?:${Q})?,?\s{0,80}(?:${Q})?value(?:${Q})?[ \t]*:[ \t]*)(${QUOTED}|'[^'\r\n]*'|[^\s"'\\,}][^\r\n"'\\,}]*)`, 'gi'),
    put: (_, before = '', name = '', between = '', value = '') => `${before}${name}${between}${hidden(name, value)}`,
  },
  {
    // Of such a line all is the value, whatever is in it.
    what: 'line NAME=value',
    find: new RegExp(String.raw`${BEGINS}(?<=^[ \t]{0,40}(?:(?:export|declare -x|set|env|arg)[ \t]{1,8})?)${NAME}(=(?![=>]))([^\r\n]+)`, 'gim'),
    put: (_, name = '', between = '', value = '') => `${name}${between}${hidden(name, value)}`,
  },
  {
    what: 'line ENV NAME value',
    find: new RegExp(String.raw`${BEGINS}(?<=^[ \t]{0,40}env[ \t]{1,8})${NAME}([ \t]{1,8}(?!=))([^\r\n]+)`, 'gim'),
    put: (_, name = '', between = '', value = '') => `${name}${between}${hidden(name, value)}`,
  },
  {
    what: 'quoted NAME=value',
    find: new RegExp(String.raw`${BEGINS}(?<=(?<!\\)")${NAME}(=(?![=>]))((?:[^"\\\r\n]|\\.){1,5000})`, 'gi'),
    put: (_, name = '', between = '', value = '') => `${name}${between}${hidden(name, value)}`,
  },
  {
    what: 'NAME=value in other quotes',
    find: new RegExp(String.raw`${BEGINS}(?<=["'])${NAME}(=(?![=>]))([^"'\\\r\n]+)`, 'gi'),
    put: (_, name = '', between = '', value = '') => `${name}${between}${hidden(name, value)}`,
  },
  {
    what: 'NAME=value',
    find: new RegExp(String.raw`${BEGINS}${NAME}([ \t]?=(?![=>])[ \t]?)(${QUOTED}|'[^'\r\n]*'|[^\s"'\\]+)`, 'gi'),
    put: (_, name = '', between = '', value = '') => `${name}${between}${hidden(name, value)}`,
  },
  {
    // Of a line of YAML, too, all is the value.
    what: 'line key: value',
    find: new RegExp(String.raw`${BEGINS}(?<=^[ \t-]{0,80})${NAME}([ \t]{0,40}:[ \t]{0,40})(${QUOTED}|'[^'\r\n]*'|[^\s"'\\{}[\]<>|&][^\r\n]*)`, 'gim'),
    put: (_, name = '', between = '', value = '') => `${name}${between}${hidden(name, value)}`,
  },
  {
    // Only where a key stands: "Unexpected token: ..." is none.
    what: 'key: value',
    find: new RegExp(String.raw`${BEGINS}(?<=["'{,][ \t]{0,8}|\\n[ \t-]{0,40})${NAME}((?:${Q})?[ \t]{0,40}:[ \t]{0,40})(${QUOTED}|\\{1,3}"[^"\\\r\n]*\\{1,3}"|'[^'\r\n]*'|[^\s"'\\,{}[\]<>|&][^\s"'\\,{}[\]]*)`, 'gim'),
    put: (_, name = '', between = '', value = '') => `${name}${between}${hidden(name, value)}`,
  },
];

/** The value of a name that looks secret, in the quotes that it had. */
function hidden(name: string, value: string): string {
  const [, open = '', inner = '', close = ''] = /^(\\*["'])?([^]*?)(\\*["'])?$/.exec(value) ?? [];
  if (!looksSecret(name) || isPlain(inner.trim()) || isTakenOut(value)) return value;
  return `${open}${mark(name)}${close}`;
}
