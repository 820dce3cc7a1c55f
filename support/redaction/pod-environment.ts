import { BEGINS, hiddenVariable, NAME, QUOTED, SINGLE_QUOTED } from './hidden';
import { Q, type Rule } from './rule';

/** Between two fields of an object, also inside a string. */
const NEXT = String.raw`,?(?:\s|\\{1,3}[nrt]){0,80}`;
const NAME_IS = String.raw`\bname(?:${Q})?[ \t]*:[ \t]*(?:${Q})?`;
const VALUE_IS = String.raw`\bvalue(?:${Q})?[ \t]*:[ \t]*`;

/** Almost any text could be a value, so `value` counts only in the place of a key; that keeps the search linear. */
const IS_KEY = String.raw`(?<=^[ \t-]{0,40}|["'{,][ \t]{0,8}|\\n[ \t-]{0,40})`;

/** With any quotes or none; the quotes of JSON inside a string have as many backslashes at the end as at the beginning. */
const VALUE = String.raw`${QUOTED}|(?<quote>\\{1,3}")(?:(?!(?<!\\)\k<quote>)[^\r\n]){0,5000}\k<quote>|'[^'\r\n]{0,5000}(?:''[^'\r\n]{0,5000}){0,1000}'|[^\s"'\\,{}|>][^\r\n"'\\,{}]{0,5000}`;

/** In a line of YAML, the rest of the line is the value. */
const LINE = String.raw`${QUOTED}|${SINGLE_QUOTED}|[^\s"'\\{}[\]|>&][^\r\n]*`;

/** The environment of a Pod: name: DB_PASSWORD, value: ..., or the value first. */
export const POD_ENVIRONMENT: readonly Rule[] = [
  {
    what: 'lines of YAML',
    find: new RegExp(String.raw`(?<=^[ \t-]{0,80})(name[ \t]*:[ \t]*(?:${Q})?)${BEGINS}${NAME}((?:${Q})?[ \t]*(?:[ \t]#[^\r\n]{0,200})?\r?\n(?:[ \t]{0,80}#[^\r\n]{0,200}\r?\n){0,3}[ \t]{1,80}value[ \t]*:[ \t]*)(${LINE})`, 'gim'),
    put: (_, before = '', name = '', between = '', value = '') => `${before}${name}${between}${hiddenVariable(name, value)}`,
  },
  {
    what: 'lines of YAML, the value first',
    find: new RegExp(String.raw`(?<=^[ \t-]{0,80})(value[ \t]*:[ \t]*)(${LINE})(\r?\n[ \t]{1,80}name[ \t]*:[ \t]*(?:${Q})?)${BEGINS}${NAME}`, 'gim'),
    put: (_, before = '', value = '', between = '', name = '') => `${before}${hiddenVariable(name, value)}${between}${name}`,
  },
  {
    what: 'fields',
    find: new RegExp(String.raw`(${NAME_IS})${BEGINS}${NAME}((?:${Q})?${NEXT}(?:${Q})?${VALUE_IS})(${VALUE})`, 'gi'),
    put: (_, before = '', name = '', between = '', value = '') => `${before}${name}${between}${hiddenVariable(name, value)}`,
  },
  {
    what: 'fields, the value first',
    find: new RegExp(String.raw`${IS_KEY}(${VALUE_IS})(${VALUE})(${NEXT}(?:${Q})?${NAME_IS})${BEGINS}${NAME}`, 'gim'),
    put: (_, ...[before = '', value = '', , between = '', name = '']) => `${before}${hiddenVariable(name, value)}${between}${name}`,
  },
];
