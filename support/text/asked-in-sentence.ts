import type { InlineCode, Part, ProsePart } from './lab-text';
import { looksLikeCommand } from './looks';
import { promptOf } from './prompts';
import { sectionOf } from './section-of';

/** A sentence that asks its reader to do something begins so. */
export const ASKS = /^(?:(?:now|then|next|first|finally|and|please|try(?: to)?|wait [^,.]*(?:,| and)|(?:when|once|after|as soon as) [^,.]*,)[, ]+)*(?:apply|run|execute|type|enter|deploy|create|delete|remove|scale|expose|install|start|restart|update|roll|verify|check|list|view|show|inspect|describe|get|look|clean|label|read|see|confirm|repeat|use|watch|replace|save|open|write|put|copy|take|add|change|edit|set|find|compare|count|wait|go|make|log|connect|send|ask|export|store)\b/i;
/** What a sentence leaves to its reader, or only speaks of. */
export const MAY = /\b(?:later|optional(?:ly)?|instead|alternative(?:ly)?|can|could|may|might|or|if|would|when|once(?! more)|after|example|not)\b/i;
export const SHOWS_FORM = /\b(?:syntax|synopsis|form|format|usage|general|e\.g\.|for example|instead of|equivalent|same as|such as|like)\b/i;
const LEADS_TO_COMMAND = /(?:[(:,–—]|\b(?:with|using|via|by|through|run|running|execute|type|enter|use|again|command))\s*["'`]?$/i;

/** Whether it is a whole command of the programs of labs. */
export function isWholeCommand(code: string): boolean {
  return /^(?:kubectl|docker|helm)(?: \S+){2,}$/.test(code) && !/\s(?:\.{3}|…)(?=\s|$)/.test(code) && looksLikeCommand(code, false);
}

/** "Delete one of both (`kubectl delete pod web-1`) and look again": a sentence asks for a command, or for several, which its section does not have in a block. */
export function isAskedFor(code: InlineCode, parts: readonly Part[], index: number): boolean {
  const part = parts[index] as ProsePart;
  const typed = typedOf(code);
  const { before, whole, isLead } = sentenceAround(code.text, part);
  const { begin, end } = sectionOf(parts, index);
  const next = parts[index + 1];
  const leadsTo = isLead && next?.type === 'code' ? (looksLikeCommand(firstLine(next), false) ? 'commands' : 'output') : undefined;
  if (!isWholeCommand(typed) || leadsTo === 'commands' || SHOWS_FORM.test(whole)) return false;
  const isAsked = (ASKS.test(before) || ASKS.test(before.split(/[,;] (?:and )?then /).at(-1) ?? '')) && LEADS_TO_COMMAND.test(before) && !MAY.test(withoutTime(whole));
  return (isAsked || leadsTo === 'output') && !parts.slice(begin, end).some((each) => each.type === 'code' && each.text.includes(typed));
}

export function typedOf({ text }: Pick<InlineCode, 'text'>): string {
  return promptOf(text)?.text ?? text.trim();
}

/** As it is typed: a sentence may break within its code. */
export function lineOf(code: Pick<InlineCode, 'text'>): string {
  return typedOf(code).replaceAll(/[ \t]*\n\s*/g, ' ').trim();
}

/** "When you have an answer, delete it": that time comes. */
function withoutTime(sentence: string): string {
  const [, time = ''] = /^((?:when|once|after|as soon as) [^,.]*,)/i.exec(sentence) ?? [];
  return /\b(?:fail|wrong|error|not|problem|stuck|crash)\w*|n['’]t\b/i.test(time) ? sentence : sentence.slice(time.length);
}

interface Sentence {
  /** What stands in it before the code, and before the commands to which it is added: `A`, `B` and `C`. */
  before: string;
  /** Without the code. */
  whole: string;
  /** Whether it ends its paragraph, with nothing but a colon behind it. */
  isLead: boolean;
}

function sentenceAround(code: string, { text, codes }: ProsePart): Sentence {
  const at = text.indexOf(code);
  const begin = Math.max(0, ...[...text.slice(0, at).matchAll(/[.!?;](?=\s)\s+|\n\s*\n/g)].map((found) => found.index + found[0].length));
  const behind = text.slice(at + code.length);
  const after = behind.slice(0, /[.!?;](?=\s|$)/.exec(behind)?.index ?? behind.length);
  const before = withoutCommands(text.slice(begin, at), codes).trim();
  return { before, whole: `${before} ${after}`, isLead: /^[)"'\s]*:\s*$/.test(behind) };
}

function withoutCommands(before: string, codes: readonly InlineCode[]): string {
  const [, listed] = /^([^]*?)\s*(?:,|and|,? and then)\s*$/.exec(before) ?? [];
  const last = listed === undefined ? undefined : codes.find(({ text }) => listed.endsWith(text) && isWholeCommand(text));
  return listed === undefined || !last ? before : withoutCommands(listed.slice(0, -last.text.length), codes);
}

function firstLine(part: Part | undefined): string {
  const [line = ''] = part?.type === 'code' ? part.text.split('\n') : [];
  return promptOf(line)?.text ?? line;
}
