import { isTakenOut, mark } from './mark';
import { isPlain, isSecretVariable, looksSecret, SECRET_WORDS } from './secret-names';

/** The beginning of a name that may look secret. It comes first in a pattern, because it is rare and the rest costs more. */
export const BEGINS = String.raw`(?:(?<![\w.])|(?<=\\[nrt]))(?=\w)(?=[\w.-]{0,120}?(?:${SECRET_WORDS}))`;
export const NAME = String.raw`(\w[\w.-]{0,159})`;

/** A double-quoted string, with escaped quotes inside. */
export const QUOTED = String.raw`"[^"\\\r\n]{0,100000}(?:\\.[^"\\\r\n]{0,100000}){0,5000}"`;

/** The value only names a variable that holds the secret. */
const ELSEWHERE = /^(?:process\.env\.\w{1,80}[;,)]?|\$[A-Z_][A-Z0-9_]*|\$[{(][A-Z_][A-Z0-9_]*[})])$/;

/** A single-quoted string in YAML, with doubled quotes inside. */
export const SINGLE_QUOTED = String.raw`'[^'\r\n]*(?:''[^'\r\n]*)*'`;

/** The redacted value of a name that looks secret, in its original quotes. */
export function hidden(name: string, value: string, isSecret = looksSecret): string {
  const [, open = '', inner = '', close = ''] = /^(\\*["'])?([^]*?)(\\*["'])?$/.exec(value) ?? [];
  if (ELSEWHERE.test(inner.trim())) return value;
  if (!isSecret(name) || isPlain(inner.trim()) || isTakenOut(value)) return value;
  return `${open}${mark(name)}${close}`;
}

export function hiddenVariable(name: string, value: string): string {
  return hidden(name, value, (variable) => isSecretVariable(variable, value));
}
