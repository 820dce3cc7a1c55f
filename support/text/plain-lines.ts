import { completenessOf } from '../system/shell/syntax';
import type { CodePart, Part, ProsePart } from './lab-text';
import { looksLikeCommand, looksLikeOutput } from './looks';
import { promptOf } from './prompts';
import { isAlsoWord } from './programs';
import { withRemarkAsComment } from './remarks';

/** A page whose author knows no sign for code: commands, files and outputs stand as plain lines. */
interface Source {
  lines: readonly string[];
  path: string;
}

/** One command alone may be what a sentence is about. */
const FEWEST = 2;
const LONGEST_COMMAND = 60;

const HEADING = /^#{1,6}\s/;
const LIST_ITEM = /^\s{0,3}(?:[-*+]|\d+[.)])\s/;
/** Words of a sentence, which no command has outside of quotes and comments. */
const OF_SENTENCES = /\s(?:the|to|of|is|are|and|or|for|from|that|which|your|inside|into|this|then|if|when|you)(?=\s|$)/;

/** The parts of a page without any code: its plain lines of commands, with what they print, and of manifests are blocks. */
export function withPlainLines(parts: readonly Part[], text: string, path: string): Part[] {
  const source = { lines: text.split(/\r?\n/), path };
  if (hasCode(parts, source)) return [...parts];
  const blocks = blocksIn(source);
  const commands = blocks.flatMap(({ text: block }) => block.split('\n').filter(isPlainCommand));
  if (commands.length < FEWEST || parts.some((part) => part.type === 'code' && !isWithin(part.line, blocks) && looksLikeCommand(part.text.split('\n')[0] ?? '', false))) return [...parts];
  const others = parts.flatMap((part) => outsideOf(part, blocks, source));
  return [...blocks, ...others].sort((one, other) => one.line - other.line);
}

/** Backquotes within a line that is typed are the shell's. */
function hasCode(parts: readonly Part[], { lines }: Source): boolean {
  if (lines.some((line) => /^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)*(?:`{3}|~{3})|<pre\b/.test(line))) return true;
  return parts.some((part) => part.type === 'prose' && part.codes.some((code) => looksLikeCommand(code.text, false) && !isPlainCommand(lines[code.line - 1] ?? '')));
}

function blocksIn(source: Source): CodePart[] {
  const blocks: CodePart[] = [];
  for (let index = 0; index < source.lines.length;) {
    const end = endOfBlock(source.lines, index);
    if (end > index) blocks.push(blockOf(source, index, end));
    index = Math.max(end, index + 1);
  }
  return blocks;
}

function endOfBlock(lines: readonly string[], begin: number): number {
  const line = lines[begin] ?? '';
  if (beginsManifest(lines, begin)) return endOfManifest(lines, begin);
  return isPlainCommand(line) ? endOfSession(lines, begin) : begin;
}

function blockOf({ lines, path }: Source, begin: number, end: number): CodePart {
  const text = lines.slice(begin, end).map((line) => (isPlainCommand(line) ? withRemarkAsComment(line.trimEnd()) : line)).join('\n').trimEnd();
  return { type: 'code', path, line: begin + 1, endLine: begin + text.split('\n').length, text };
}

/** Whether a line is typed, and nothing that a sentence goes on with. */
function isPlainCommand(line: string): boolean {
  if (/^\s{4}/.test(line) || HEADING.test(line) || LIST_ITEM.test(line)) return false;
  const typed = promptOf(line)?.text ?? line.trim();
  const [first = ''] = typed.split(/\s/);
  if (!looksLikeCommand(typed, false) || (isAlsoWord(first) && first !== 'k' && !/\s-/.test(typed))) return false;
  const bare = withRemarkAsComment(typed).replaceAll(/"[^"]*"|'[^']*'/g, '""').replace(/\s#.*$/, '');
  return !/[^\s.][.:?!,;]$/.test(bare) && (/^(?:for|while|until|if)\s/.test(typed) || !OF_SENTENCES.test(bare));
}

/** Commands, each with its further lines and what is printed right below it. */
function endOfSession(lines: readonly string[], begin: number): number {
  let end = begin;
  while (end < lines.length) {
    const line = lines[end] ?? '';
    if (beginsManifest(lines, end)) break;
    if (isPlainCommand(line)) end = endOfCommand(lines, end);
    else if (end > begin && isPrinted(lines, end)) end++;
    else break;
  }
  return end;
}

function endOfCommand(lines: readonly string[], begin: number): number {
  for (let end = begin + 1; end <= Math.min(lines.length, begin + LONGEST_COMMAND); end++) {
    if (completenessOf(lines.slice(begin, end).join('\n').replaceAll(/<([a-zA-Z][\w -]*)>/g, '$1')) !== 'incomplete') return end;
  }
  return begin + 1;
}

/** What stands right below a command, and what goes on below that. */
function isPrinted(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? '';
  if (line.trim() === '' || HEADING.test(line) || LIST_ITEM.test(line) || /^[-=_*]{3,}$/.test(line.trim())) return false;
  return looksLikeOutput(line) || /^Error from server\b/.test(line) || (!isPlainCommand(lines[index - 1] ?? '') && /\S\s{2,}\S/.test(line));
}

function beginsManifest(lines: readonly string[], index: number): boolean {
  const [first = '', ...rest] = lines.slice(index, index + 4).filter((line) => line.trim() !== '');
  return /^(?:apiVersion|kind): *[\w"]/.test(first) && rest.some((line) => /^(?:apiVersion|kind|metadata):/.test(line));
}

/** A manifest goes on with lines that are indented, with its keys, and with the next document. */
function endOfManifest(lines: readonly string[], begin: number): number {
  let end = begin;
  for (let index = begin; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (line.trim() === '') continue;
    const isYaml = /^(?:\s+\S|-{3}\s*$|- \S|#\s)/.test(line) || /^[a-zA-Z]\w*:(?:\s*$|\s+\S)/.test(line);
    if (!isYaml || (lines[index - 1]?.trim() === '' && HEADING.test(line)) || (/^\s/.test(line) && isPlainCommand(line) && !/:/.test(line))) break;
    end = index + 1;
  }
  return end;
}

function isWithin(line: number, blocks: readonly CodePart[]): boolean {
  return blocks.some((block) => line >= block.line && line <= block.endLine);
}

/** What of a part is in no block. */
function outsideOf(part: Part, blocks: readonly CodePart[], { lines }: Source): Part[] {
  if (part.type !== 'prose') return isWithin(part.line, blocks) ? [] : [part];
  if (!blocks.some((block) => block.line <= part.endLine && block.endLine >= part.line)) return [part];
  const rest: ProsePart[] = [];
  for (let line = part.line; line <= part.endLine; line++) {
    if (isWithin(line, blocks)) continue;
    const last = rest.at(-1);
    const text = lines[line - 1] ?? '';
    if (last?.endLine === line - 1) Object.assign(last, { endLine: line, text: `${last.text}\n${text}` });
    else rest.push({ ...part, line, endLine: line, text, codes: [] });
  }
  return rest;
}
