import { BEGINS, hiddenVariable, NAME, QUOTED, SINGLE_QUOTED } from './hidden';
import { Q, type Rule } from './rule';

/** Between two fields of an object, also as a string has them. */
const NEXT = String.raw`,?(?:\s|\\{1,3}[nrt]){0,80}`;
const NAME_IS = String.raw`\bname(?:${Q})?[ \t]*:[ \t]*(?:${Q})?`;
const VALUE_IS = String.raw`\bvalue(?:${Q})?[ \t]*:[ \t]*`;

/** A value is much of what there is: it is asked only where a key stands, so that no text is read from more than one of them. */
const IS_KEY = String.raw`(?<=^[ \t-]{0,40}|["'{,][ \t]{0,8}|\\n[ \t-]{0,40})`;

/** In quotes of any kind, or none; those of JSON in a string end with as many backslashes as they began with. */
const VALUE = String.raw`${QUOTED}|(?<quote>\\{1,3}")(?:(?!(?<!\\)\k<quote>)[^\r\n]){0,5000}\k<quote>|'[^'\r\n]{0,5000}(?:''[^'\r\n]{0,5000}){0,1000}'|[^\s"'\\,{}|>][^\r\n"'\\,{}]{0,5000}`;

/** Of a line of YAML all is the value. */
const LINE = String.raw`${QUOTED}|${SINGLE_QUOTED}|[^\s"'\\{}[\]|>&][^\r\n]*`;

/** As Pods have their environment: name: DB_PASSWORD, value: ..., or the value first. */
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
