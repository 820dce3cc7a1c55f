import { isTakenOut, mark } from './mark';
import { isPlain, isSecretVariable, looksSecret, SECRET_WORDS } from './secret-names';

/** Where a name begins that may look secret. It is asked first, for it is rare: what else has to be there costs more. */
export const BEGINS = String.raw`(?:(?<![\w.])|(?<=\\[nrt]))(?=\w)(?=[\w.-]{0,120}?(?:${SECRET_WORDS}))`;
export const NAME = String.raw`(\w[\w.-]{0,159})`;

/** A text in double quotes, with those inside of it escaped. */
export const QUOTED = String.raw`"[^"\\\r\n]{0,100000}(?:\\.[^"\\\r\n]{0,100000}){0,5000}"`;

/** Names what holds the secret. */
const ELSEWHERE = /^(?:process\.env\.\w{1,80}[;,)]?|\$[A-Z_][A-Z0-9_]*|\$[{(][A-Z_][A-Z0-9_]*[})])$/;

/** A text in single quotes, as YAML has it: those inside of it are doubled. */
export const SINGLE_QUOTED = String.raw`'[^'\r\n]*(?:''[^'\r\n]*)*'`;

/** The value of a name that looks secret, in the quotes that it had. */
export function hidden(name: string, value: string, isSecret = looksSecret): string {
  const [, open = '', inner = '', close = ''] = /^(\\*["'])?([^]*?)(\\*["'])?$/.exec(value) ?? [];
  if (ELSEWHERE.test(inner.trim())) return value;
  if (!isSecret(name) || isPlain(inner.trim()) || isTakenOut(value)) return value;
  return `${open}${mark(name)}${close}`;
}

export function hiddenVariable(name: string, value: string): string {
  return hidden(name, value, (variable) => isSecretVariable(variable, value));
}
