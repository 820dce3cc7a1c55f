import { endOfOmitted, linesOf, type Line } from './lines';
import { isTakenOut, mark } from './mark';
import { PROPERTIES, Q } from './rule';
import { isKubeconfigData, isSecretVariable, KUBECONFIG_DATA, looksSecret, SECRET_WORDS } from './secret-names';

/** A text without a match has no secret blocks, so its lines need not be checked. */
const HAS_KEY = new RegExp(String.raw`(?:${SECRET_WORDS}|${KUBECONFIG_DATA}|\bvalue)[\w.-]{0,60}(?:${Q})?[ \t]{0,8}:`, 'i');

const KEY_IS = String.raw`([ \t-]{0,80})(?:${Q})?(\w[\w.-]{0,79})(?:${Q})?[ \t]{0,8}:[ \t]{0,8}`;
const BLOCK = String.raw`${PROPERTIES}[|>][-+\d]{0,2}[ \t\r]{0,8}(?:[ \t]#.*)?|[\w+/=]*\r?`;

/** A key whose value may continue on the next lines: a block, plain words, or an open quote. */
const KEY = new RegExp(String.raw`^${KEY_IS}(${BLOCK}|"(?:[^"\\]|\\.){0,5000}|'[^']*|[^\s"'|>].*)$`);
/** The first key of YAML inside a string: only the string's own quotes are open. */
const FIRST_KEY = new RegExp(String.raw`["'\x60]${KEY_IS}(${BLOCK})$`);
const NAME_LINE = /^[ \t-]{0,80}name[ \t]{0,8}:[ \t]{0,8}["']?(\w[\w.-]{0,79})["']?[ \t\r]{0,8}$/;

/** YAML without secrets that span several lines: all lines indented deeper than the key belong to its value. */
export function withoutSecretBlocks(text: string): string {
  if (!HAS_KEY.test(text)) return text;
  const lines = linesOf(text);
  let block = -1;
  let opened = '';
  return lines
    .map(({ indent, content, line, end, isRest }, at) => {
      if (block >= 0 && opened === '\n' && isRest) return '';
      if (block >= 0 && content && indent > block) return endOfOmitted(end);
      if (content) block = -1;
      const [found, before = '', name = '', value = ''] = KEY.exec(line) ?? FIRST_KEY.exec(line) ?? [];
      const secret = found && goesOn(lines[at + 1], before.length) ? secretOf(lines, at, before.length, name, value) : undefined;
      if (!secret) return line + end;
      block = before.length;
      opened = end;
      return `${line.slice(0, line.length - value.length)}${value ? '' : ' '}${mark(secret)}${end}`;
    })
    .join('');
}

function goesOn(next: Line | undefined, key: number): boolean {
  return next !== undefined && (!next.content || next.indent > key);
}

/** The name of the value if it is secret. Plain words give no sign that they continue; this is known only for a kubeconfig and a Pod. */
function secretOf(lines: readonly Line[], at: number, indent: number, name: string, value: string): string | undefined {
  if (isTakenOut(value)) return undefined;
  if (isKubeconfigData(name)) return value || lines[at + 1]?.content.match(/^[\w+/=]{4,}\r?$/) ? name : undefined;
  if (looksSecret(name)) return /^[|>"'&!]/.test(value) ? name : undefined;
  return name === 'value' && value ? secretVariable(lines, at, indent) : undefined;
}

/** In a Pod's variable, the name comes before or after the value. */
function secretVariable(lines: readonly Line[], at: number, indent: number): string | undefined {
  let after = at + 1;
  while (after < lines.length && (!lines[after]?.content || (lines[after]?.indent ?? 0) > indent)) after += 1;
  const names = [lines[at - 1], lines[after]].flatMap((line) => (line && keyOf(line) === indent ? (NAME_LINE.exec(line.line)?.[1] ?? []) : []));
  return names.find((name) => isSecretVariable(name, ''));
}

function keyOf({ line }: Line): number {
  return /^[ \t-]*/.exec(line)?.[0].length ?? 0;
}
