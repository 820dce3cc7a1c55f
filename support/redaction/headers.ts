import { mark } from './mark';
import { Q, START, type Rule } from './rule';
import { isPlain } from './secret-names';

/** Up to the end of a string that this group's quote opened: the next such quote with as many backslashes before it. */
const upTo = (quote: number): string => `(?:[^"'\\\\\\r\\n]|(?!(?<!\\\\)\\${quote})["'\\\\]){1,20000}`;

/** Within a quoted string: `key="value"`, as in Digest, is part of the header's value; any other quote ends it. */
const AMONG_OTHERS = String.raw`(?=[^"'\\\r\n]{3})[^"'\\\r\n]*(?:(?<==)(\\{0,3}")(?:(?!(?<!\\)\4)[^\r\n]){0,1000}\4[^"'\\\r\n]*){0,100}`;

/** Between a header and its quoted value, which may be the first of a list or, as in Node, the next in a list of names and values. */
const BEFORE_VALUE = String.raw`(?:(?:${Q})?[ \t]{0,8}[:=][ \t]{0,8}(?:\[\s{0,80})?|${Q}(?:\s{0,8},\s{0,80}|[ \t]?=>[ \t]?)(?=${Q}(?:basic|bearer|token|digest|negotiate|apikey) ))`;

/** A value that was already redacted: only its scheme is left. */
const TAKEN_OUT = /^(?:\w{1,20} )?\[redacted: [^\]]{1,200}\]$/;

/** Rules for a header with a secret value. @param begins how that value begins */
function headerRules(header: string, sign: string, begins: string): Rule[] {
  const name = `${START}(${header})`;
  const between = `[ \\t]{0,8}${sign}[ \\t]{0,8}`;
  return [
    { what: 'key with the value in quotes', find: new RegExp(String.raw`${name}(${BEFORE_VALUE}(\\{0,3}["']))(${begins}${upTo(3)})`, 'gi'), put: (_, ...[of = '', before = '', , value = '']) => `${of}${before}${told(value, of)}` },
    { what: 'word in quotes', find: new RegExp(String.raw`(?<=(\\{0,3}["']))(${header})(${between})(?![ \t"'\\])(${begins}${upTo(1)})`, 'gi'), put: (_, ...[, of = '', before = '', value = '']) => `${of}${before}${told(value, of)}` },
    { what: 'line', find: new RegExp(String.raw`${name}(?<=^[^"'\\\r\n]{0,200})(${between})(?![ \t"'\\])(${begins}[^\r\n]{3,})`, 'gim'), put: (_, of = '', before = '', value = '') => `${of}${before}${told(value, of)}` },
    { what: 'line of a text in quotes', find: new RegExp(String.raw`${name}((?:${Q})?${between})(${begins}${AMONG_OTHERS})`, 'gi'), put: (_, of = '', before = '', value = '') => `${of}${before}${told(value, of)}` },
  ];
}

/** Not secrets: messages of the API server about a field, and of a registry about a refused request. */
const SAID = /^(?:(?:Required|Invalid|Forbidden|Unsupported) value\b|server message: )/;

function told(value: string, header: string): string {
  return value.length < 3 || isPlain(value.trim()) || SAID.test(value) || TAKEN_OUT.test(value) ? value : mark(`${header} header`);
}

const REST_OF_TEXT = String.raw`[^"'\r\n]{0,4000}["']`;

export const HEADERS: readonly Rule[] = [
  ...headerRules('(?:proxy-)?authorization', '[:=]', ''),
  ...headerRules('x-(?:api-key|auth-token|vault-token|access-token|registry-auth|amz-security-token|csrf-token)|private-token', ':', ''),
  // A package is also called cookie, so only a name with a value counts as the header.
  ...headerRules('(?:set-)?cookie', ':', String.raw`(?=[^\s=;,"'\\]{1,100}=)`),
  {
    what: 'cookies in a list, as Node has them',
    find: new RegExp(String.raw`${START}(set-cookie)((?:${Q})?[ \t]{0,8}:[ \t]{0,8}\[\s{0,80})(${Q})${REST_OF_TEXT}(?:\s{0,80},\s{0,80}${Q}${REST_OF_TEXT}){0,50}`, 'gi'),
    put: (_, name = '', between = '', quote = '') => `${name}${between}${quote}${mark(`${name} header`)}${quote}`,
  },
];
