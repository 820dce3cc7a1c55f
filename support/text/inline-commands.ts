import { ASKS, isAskedFor, isWholeCommand, lineOf, MAY, SHOWS_FORM, typedOf } from './asked-in-sentence';
import type { Block, InlineCode, Part, ProsePart } from './lab-text';
import { ASKS_TO_TYPE } from './languages';
import { looksLikeCommand } from './looks';
import { promptOf } from './prompts';

const RUNS = /^\s*\{\{\s*(?:exec|execute|copy)\b/;
const ASKED = /\b(?:run|type|enter|execute|use|using|issue|with|do|try|command|check|create|apply|delete|list|view|look|deploy|start|stop|scale|get|build|install|verify)\b/i;

/** Commands within sentences: those that a page makes to be clicked, those that a sentence asks for, and others only where there are no blocks of commands. @param isAlone whether the section of a part has no blocks */
export function inlineCommands(parts: readonly Part[], isAlone: (index: number) => boolean): Map<number, Block[]> {
  return new Map(parts.flatMap((part, index): [number, Block[]][] => {
    if (part.type !== 'prose') return [];
    const typed = [...part.codes, ...quotedIn(part)].filter((code) => RUNS.test(code.after) || isAsked(code, parts, index) || (isAlone(index) && isOnlyWay(code, parts, index)));
    return typed.length > 0 ? [[index, typed.map((code) => blockOf(code, part))]] : [];
  }));
}

/** A line of its own, a step, or what a sentence asks for, which is also typed where there are blocks. */
function isAsked(code: InlineCode, parts: readonly Part[], index: number): boolean {
  const part = parts[index] as ProsePart;
  return (hasOwnLine(code, part) || isStep(code, part, parts) || (isAskedFor(code, parts, index) && !isAnswer(parts, index))) && !isSummary(parts, index);
}

/** What its sentence has typed, in a section that has no other commands. */
function isOnlyWay(code: InlineCode, parts: readonly Part[], index: number): boolean {
  const part = parts[index] as ProsePart;
  return isTyped(code, part) && !isSpokenOf(code, part) && !isAnswer(parts, index);
}

/** Lines that a sentence has in quotes, as an author writes them who has no sign for code: (run: "kubectl get pods"). */
function quotedIn({ text, line }: ProsePart): InlineCode[] {
  return [...text.matchAll(/(?<![\w=])["“]((?:kubectl|docker|helm) [^"“”\n]+)["”](?![\w"])/g)].map((found) => ({ text: found[1] ?? '', line: line + text.slice(0, found.index).split('\n').length - 1, after: '' }));
}

/** What is complete with two words. */
const SHORT = /^(?:docker (?:ps|images|info|version)|kubectl version)$/;
const SUMMARY = /\b(?:summary|recap|review|learn(?:ed|t)|cheat ?sheet|reference|commands|syntax|usage|concepts?|overview|note)\b/i;

/** Whether a whole command is all that a line of a paragraph says, as in a list of steps. */
function hasOwnLine({ text: code }: InlineCode, { text }: ProsePart): boolean {
  const typed = typedOf({ text: code });
  const lines = text.split('\n').map((line) => line.trim());
  if (!lines.includes(code.trim()) || SHOWS_FORM.test(lines.slice(0, lines.indexOf(code.trim())).join(' '))) return false;
  return SHORT.test(typed) || isWholeCommand(typed);
}

/** "Apply the Pod: `kubectl apply -f pod.yaml`": a sentence that asks for one command, which ends it. A block with the same command has its reader type it. */
function isStep({ text: code }: InlineCode, { text, codes }: ProsePart, parts: readonly Part[]): boolean {
  const said = text.trim();
  const before = said.replace(/[.]$/, '').slice(0, -code.length).trim();
  if (!said.replace(/[.]$/, '').endsWith(code) || !ASKS.test(before) || MAY.test(before) || SHOWS_FORM.test(before) || /[.!?;\n]/.test(before)) return false;
  const typed = typedOf({ text: code });
  const isShown = parts.some((part) => part.type === 'code' && part.text.includes(typed));
  return codes.filter((each) => looksLikeCommand(each.text, false)).length === 1 && !isShown && isWholeCommand(typed);
}

/** Sections that ask their readers what they have learned: commands are answers there. */
const QUESTIONS = /\b(?:knowledge checks?|quiz(?:zes)?|(?:interview|review|exam|practice|sample|common|frequent\w*)[\w ]* questions?|questions? (?:and|&) answers?|q ?& ?a|faqs?)\b/i;

function isAnswer(parts: readonly Part[], index: number): boolean {
  return QUESTIONS.test(headingOf(parts, index));
}

function headingOf(parts: readonly Part[], index: number): string {
  const heading = parts.slice(0, index).filter(({ type }) => type === 'heading').at(-1);
  return heading?.type === 'heading' ? heading.text : '';
}

/** A list of what a page was about. */
function isSummary(parts: readonly Part[], index: number): boolean {
  const above = parts[index - 1];
  return SUMMARY.test(headingOf(parts, index)) || (above?.type === 'prose' && SHOWS_FORM.test(above.text));
}

/** "The `kubectl get pods` command shows ...": what is said of a command, which is typed elsewhere. A here-document without its lines is only spoken of, too. */
function isSpokenOf({ text, after }: InlineCode, { text: sentence }: ProsePart): boolean {
  const before = sentence.slice(0, Math.max(0, sentence.indexOf(text)));
  return text.includes('<<') || (/^\s+(?:command|commands|line)\b/.test(after) && /(?:^|[.!?:\n])\s*(?:the|this|in this,? the|here,? the)\s*[`"']?$/i.test(before));
}

function isTyped({ text }: InlineCode, { text: sentence }: ProsePart): boolean {
  const words = text.trim().split(/\s+/);
  // `kubectl apply` within a sentence is what the sentence is about.
  const fewest = /^(?:kubectl|helm|docker)$/.test(promptOf(text)?.text.split(' ')[0] ?? words[0] ?? '') ? 3 : 2;
  return words.length >= fewest && looksLikeCommand(promptOf(text)?.text ?? text, false) && (ASKED.test(sentence) || ASKS_TO_TYPE.test(sentence));
}

function blockOf({ text, line }: InlineCode, { path }: ProsePart): Block {
  const prompted = promptOf(text);
  return { kind: 'commands', path, line, endLine: line, text, inline: true, commands: [{ text: lineOf({ text }), line, ...(prompted && { prompt: prompted.prompt }) }], why: 'it is a command within a sentence' };
}
