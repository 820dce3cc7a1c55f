import { BEGINS, hidden, hiddenVariable, NAME, QUOTED, SINGLE_QUOTED } from './hidden';
import { POD_ENVIRONMENT } from './pod-environment';
import { PROPERTIES, Q, type Rule } from './rule';
import { SECRET_WORDS } from './secret-names';

/** A text without a match needs none of the rules by name. */
export const HAS_SECRET_WORD = new RegExp(SECRET_WORDS, 'i');

/** The prefix that a build prints before a line of the Dockerfile. */
const BUILD = String.raw`Step \d{1,3}\/\d{1,3} :|[ \t]{0,4}\d{1,4} \|[ \t](?:>>>)?|#\d{1,4} \[[^\]\r\n]{1,40}\]`;

/** Values beside a name that looks secret. Rules that know where a value ends come before those that do not. */
export const NAMES: readonly Rule[] = [
  ...POD_ENVIRONMENT,
  {
    // Here the rest of the line is the value, whatever it contains.
    what: 'line NAME=value',
    find: new RegExp(String.raw`${BEGINS}(?<=^[ \t]{0,40}(?:(?:export|declare -x|set|env|arg)[ \t]{1,8})?)${NAME}(=(?![=>]))([^\r\n]+)`, 'gim'),
    put: (_, name = '', between = '', value = '') => `${name}${between}${hiddenVariable(name, value)}`,
  },
  {
    what: 'line ENV NAME value',
    find: new RegExp(String.raw`${BEGINS}(?<=^(?:${BUILD})?[ \t]{0,40}env[ \t]{1,8})${NAME}([ \t]{1,8}(?!=))([^\r\n]+)`, 'gim'),
    put: (_, name = '', between = '', value = '') => `${name}${between}${hiddenVariable(name, value)}`,
  },
  {
    what: 'quoted NAME=value',
    find: new RegExp(String.raw`${BEGINS}(?<=(?<!\\)")${NAME}(=(?![=>]))((?:[^"\\\r\n]|\\.){1,5000})`, 'gi'),
    put: (_, name = '', between = '', value = '') => `${name}${between}${hiddenVariable(name, value)}`,
  },
  {
    what: 'NAME=value in other quotes',
    find: new RegExp(String.raw`${BEGINS}(?<=["'])${NAME}(=(?![=>]))([^"'\\\r\n]+)`, 'gi'),
    put: (_, name = '', between = '', value = '') => `${name}${between}${hiddenVariable(name, value)}`,
  },
  {
    what: 'variable that a command gets',
    find: new RegExp(String.raw`${BEGINS}(?<=(?<![\w-])(?:-e|--env|--build-arg)[ \t=]{1,8})${NAME}(=(?![=>]))(${QUOTED}|${SINGLE_QUOTED}|[^\s"'\\]+)`, 'gi'),
    put: (_, name = '', between = '', value = '') => `${name}${between}${hiddenVariable(name, value)}`,
  },
  {
    what: 'NAME=value',
    find: new RegExp(String.raw`${BEGINS}${NAME}([ \t]?=(?![=>])[ \t]?)(${QUOTED}|${SINGLE_QUOTED}|[^\s"'\\]+)`, 'gi'),
    put: (_, name = '', between = '', value = '') => `${name}${between}${hidden(name, value)}`,
  },
  {
    // In a line of YAML, too, the rest of the line is the value.
    what: 'line key: value',
    find: new RegExp(String.raw`${BEGINS}(?<=^[ \t-]{0,80})${NAME}([ \t]{0,40}:[ \t]{0,40}${PROPERTIES})(${QUOTED}|${SINGLE_QUOTED}|[^\s"'\\{}[\]<>|&][^\r\n]*)`, 'gim'),
    put: (_, name = '', between = '', value = '') => `${name}${between}${hidden(name, value)}`,
  },
  {
    // Only in the place of a key: "Unexpected token: ..." is not one.
    what: 'key: value',
    find: new RegExp(String.raw`${BEGINS}(?<=["'{,][ \t]{0,8}|\\n[ \t-]{0,40})${NAME}((?:${Q})?[ \t]{0,40}:[ \t]{0,40})(${QUOTED}|\\{1,3}"[^"\\\r\n]*\\{1,3}"|${SINGLE_QUOTED}|[^\s"'\\,{}[\]<>|&][^\s"'\\,{}[\]]*)`, 'gim'),
    put: (_, name = '', between = '', value = '') => `${name}${between}${hidden(name, value)}`,
  },
];
