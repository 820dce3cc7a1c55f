import { completenessOf } from '../system/shell/syntax';
import { withInside } from './inside-container';
import type { Command } from './lab-text';
import { couldBeProgram, looksLikeCommand, looksLikeOutput } from './looks';
import { shareOut } from './shared-output';
import { withoutArrows, withRemarkAsComment } from './remarks';
import { isBarePrompt, promptsIn } from './prompted-lines';
import type { Prompted } from './prompts';

/** A command is not longer than this; a quote that is never closed would take the rest of a page. */
const LONGEST = 200;

interface Reading {
  lines: readonly string[];
  /** The number of the first line. */
  line: number;
  commands: Command[];
}

/** The commands of a block, each with what the block shows of its output; none if it has none. @param line of its first line @param isShell whether its language is a shell's */
export function readCommands(text: string, line: number, isShell: boolean): Command[] {
  const lines = text.split('\n');
  const reading = { lines, line, commands: [] };
  const prompts = promptsIn(lines);
  if (prompts) readSession(reading, prompts, isShell);
  else readPlain(reading, isShell);
  if (!prompts) shareOut(reading.commands);
  return withInside(reading.commands.map(tidy), lines, line);
}

/** A block that begins without a prompt goes on in a shell that it has opened. */
function readSession(reading: Reading, prompts: readonly (Prompted | undefined)[], isShell: boolean): void {
  const begin = prompts.findIndex((prompted) => prompted !== undefined);
  const above = reading.lines.slice(0, begin);
  const isMixed = looksLikeCommand(above.find((text) => !/^\s*(?:#|$)/.test(text)) ?? '', isShell);
  if (isMixed) readPlain({ ...reading, lines: above }, isShell);
  readPrompted(reading, prompts, isMixed ? begin : undefined);
}

/** @param mixedFrom the first line with a prompt, if lines without one are typed, too */
function readPrompted(reading: Reading, prompts: readonly (Prompted | undefined)[], mixedFrom: number | undefined): void {
  const { lines, line, commands } = reading;
  const column = columnOf(lines[prompts.findIndex((prompted) => prompted !== undefined)] ?? '');
  for (let index = mixedFrom ?? 0; index < lines.length;) {
    const text = lines[index] ?? '';
    const last = commands.at(-1);
    // A program may print what one could type next: further in than the prompts are.
    const found = last?.output && columnOf(text) > column ? undefined : prompts[index];
    if (found && !isPrinted(found.text)) {
      if (last?.output && !found.prompt.startsWith('#')) last.output.text = withoutComments(last.output.text);
      if (/^#|^$/.test(found.text)) index++;
      else index = take(reading, index, found, (next) => prompts[next] !== undefined);
    } else if ((!last || mixedFrom !== undefined) && !isBarePrompt(text) && looksLikeCommand(text, false)) {
      if (last?.output) last.output.text = withoutComments(last.output.text);
      index = take(reading, index);
    } else {
      if (last && !isBarePrompt(text)) addOutput(last, found?.text ?? text, line + index);
      index++;
    }
  }
}

/** What kubectl prints behind the prompt of a shell that has ended. */
function isPrinted(text: string): boolean {
  return /^command terminated with (?:non-zero )?exit code\b/.test(text);
}

/** `# Now look again`, right above the next prompt: it is said of that, and nothing has printed it. */
function withoutComments(output: string): string {
  const lines = output.split('\n');
  while (/^\s*(?:#(?!!)\s*\S.*)?$/.test(lines.at(-1) ?? 'end') && lines.length > 0) lines.pop();
  return lines.join('\n');
}

function columnOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** Takes a command with its further lines. @returns the index after it */
function take({ lines, line, commands }: Reading, index: number, prompted?: Prompted, isNext: (index: number) => boolean = () => false): number {
  let text = prompted?.text ?? (lines[index] ?? '').trim();
  const indent = prompted ? 0 : (lines[index] ?? '').length - (lines[index] ?? '').trimStart().length;
  let end = index + 1;
  const first = text;
  while (end < lines.length && end - index < LONGEST && completenessOf(withoutPlaceholders(text)) === 'incomplete') {
    const further = lines[end] ?? '';
    if (prompted && isNext(end) && !/^\s*>/.test(further)) break;
    text += `\n${asEnd(text, prompted ? further.replace(/^\s*> ?/, '') : further.slice(Math.min(indent, further.length - further.trimStart().length)))}`;
    end++;
  }
  // What never becomes whole is one line that bash cannot read, and what is below it is output.
  const isWhole = completenessOf(withoutPlaceholders(text)) === 'complete';
  commands.push({ text: isWhole ? text : first, line: line + index, ...(prompted && { prompt: prompted.prompt }) });
  return isWhole ? end : index + 1;
}

/** The end of a manifest below a line, whose author has left blanks behind it that nobody sees. */
function asEnd(text: string, further: string): string {
  const isEnd = further !== further.trimEnd() && [...text.matchAll(/<<-?\s*["']?(\w+)/g)].some(([, mark]) => further.trim() === mark);
  return isEnd ? further.trimEnd() : further;
}

/** `<pod-name>` would be a redirection. */
export function withoutPlaceholders(text: string): string {
  return text.replaceAll(/(?<!<)<(\p{L}[\p{L}\p{N}_.*… /[\]-]*?)>(?!>)/gu, (whole) => 'x'.repeat(whole.length));
}

function readPlain(reading: Reading, isShell: boolean): void {
  const { lines, line, commands } = reading;
  let mayBegin = true;
  for (let index = 0; index < lines.length;) {
    const text = lines[index] ?? '';
    const last = commands.at(-1);
    const isBlank = text.trim() === '';
    const isComment = text.trimStart().startsWith('#');
    if (looksLikeCommand(text, (isShell || isUsedBelow(text, lines.slice(index + 1)) || isAmongCommands(text, lines)) && mayBegin) || (isShell && mayBegin && !isBlank && !isComment && couldBeProgram(text))) {
      index = take(reading, index);
      mayBegin = true;
      continue;
    }
    if (isUnknownProgram(lines, index)) {
      index = take(reading, index);
      continue;
    }
    const end = endOfValues(lines, index, last);
    if (end > index) {
      index = end;
      continue;
    }
    if (isComment && isAboutNext(lines, index)) mayBegin = true;
    else if (isComment) mayBegin = commentOf(text, last, line + index) ?? !ANNOUNCES_OUTPUT.test(text);
    else if (isBlank) mayBegin ||= isShell;
    else if (last) mayBegin = false;
    if (last && !isComment && (!isBlank || last.output)) addOutput(last, text, line + index);
    index++;
  }
}

/** A comment apart from the command above, and right over the next one, speaks of that. */
function isAboutNext(lines: readonly string[], index: number): boolean {
  return lines[index - 1]?.trim() === '' && looksLikeCommand(lines[index + 1] ?? '', true);
}

const ANNOUNCES_OUTPUT = /^\s*#+\s*(?:(?:sample|example|expected|the) )?(?:outputs?|results?|returns|prints|shows)\s*:?\s*$/i;

/** A program that is a word, too, with nothing behind it: the other lines show whether it is typed, or is one name of several. */
function isAmongCommands(text: string, lines: readonly string[]): boolean {
  if (!/^\s*[a-z][\w.-]*\s*$/.test(text)) return false;
  const others = lines.filter((line) => !/^\s*(?:#|$)/.test(line) && line.trim() !== text.trim());
  return others.length > 0 && others.every((line) => looksLikeCommand(line, false));
}

/** `seal --format=yaml < web.yaml > sealed.yaml`: no program prints where its output goes, or an option right behind a name. A line of its own, below a comment, a blank, or nothing, in a block with commands that are known. */
function isUnknownProgram(lines: readonly string[], index: number): boolean {
  const text = (lines[index] ?? '').trimEnd();
  return isApart(lines, index) && couldBeProgram(text) && lines.some((line) => looksLikeCommand(line, false)) && /^[a-z][\w-]*(?: --[a-z][\w-]*(?:[= ][^\s|<>]+)*$|(?: [^\s|<>]+)*(?: < ?[\w./-]+)? >{1,2} ?[\w./~-]+$)/.test(text);
}

function isApart(lines: readonly string[], index: number): boolean {
  return /^\s*(?:#.*)?$/.test(lines[index - 1] ?? '');
}

const PRINTS_VALUES = /\b(?:cat|less|more|head|tail|yaml|json|describe|explain|config|helm|kustomize|docker|curl|logs|jq|yq|values)\b|\$\(|\.sh\b/;

/** Where a part of a manifest ends that stands below a comment of a block: "# Use it in the Secret". @returns the index itself where there is none */
function endOfValues(lines: readonly string[], index: number, last: Command | undefined): number {
  if (!last || last.output || !/^[a-z]\w*:\s*$/.test(lines[index] ?? '') || !/^\s*#/.test(lines[index - 1] ?? '') || PRINTS_VALUES.test(last.text)) return index;
  let end = index + 1;
  while (/^\s+\S/.test(lines[end] ?? '')) end++;
  return end > index + 1 ? end : index;
}

/** Whether a command of the block needs the variable that a line sets: `SHOP=till`, and below it `kubectl get pod $SHOP`. */
function isUsedBelow(text: string, below: readonly string[]): boolean {
  const name = /^\s*([A-Za-z_]\w*)=/.exec(text)?.[1];
  return name !== undefined && below.some((line) => looksLikeCommand(line, false) && new RegExp(`\\$\\{?${name}\\b`).test(line));
}

/** As kubectl says that a line does not work. */
const ERROR = /^(?:Error from server\b.*:|The [A-Z]\w+ ".*" is invalid:)/;

/** `# NAME   READY`: output within a comment. @returns false if it is that */
function commentOf(text: string, last: Command | undefined, line: number): false | undefined {
  const said = text.replace(/^\s*#\s?/, '');
  if (!last || !(ERROR.test(said) || /^[A-Z][A-Z-]+\s{2,}[A-Z]/.test(said) || (last.output && /\S\s{2,}\S/.test(said)) || (looksLikeOutput(said) && !/^[A-Z]\w+:/.test(said) && !isSentence(said)))) return undefined;
  addOutput(last, said, line);
  return false;
}

/** `3. See that the page is updated`: it ends as lines of kubectl do, and is longer. */
function isSentence(said: string): boolean {
  return !/\s{2,}/.test(said) && !said.includes('/') && said.split(/\s+/).length > 5;
}

function addOutput(command: Command, text: string, line: number): void {
  if (command.output) command.output.text += `\n${text}`;
  else if (text.trim() !== '') command.output = { text, line };
}

function tidy(command: Command): Command {
  const { output, ...rest } = command;
  const text = withoutArrows(output?.text ?? '').replace(/\s+$/, '');
  return { ...rest, text: rest.text.includes('\n') ? rest.text.trimEnd() : withRemarkAsComment(rest.text.trimEnd()), ...(output && text !== '' && { output: { ...output, text } }) };
}
