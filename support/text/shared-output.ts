import type { Command } from './lab-text';

const TABLE = /^(?:NAME(?:SPACE)?|LAST SEEN)\s|^No resources found/;

/** What lines of kubectl print first, by their verbs. */
const PRINTS: readonly [RegExp, RegExp][] = [
  [/^(?:create|run)\b/, / created(?: \([^)]*\))?$/],
  [/^apply\b/, / (?:created|configured|unchanged)(?: \([^)]*\))?$/],
  [/^delete\b/, / deleted\b/],
  [/^scale\b/, / scaled$/],
  [/^expose\b/, / exposed$/],
  [/^label\b/, / (?:un)?labeled$/],
  [/^annotate\b/, / annotated$/],
  [/^set\b/, / updated$/],
  [/^patch\b/, / patched\b/],
  [/^replace\b.*\s--force\b/, / (?:deleted|replaced)$/],
  [/^replace\b/, / replaced$/],
  [/^autoscale\b/, / autoscaled$/],
  [/^rollout undo\b/, / rolled back$/],
  [/^rollout restart\b/, / restarted$/],
  [/^rollout status\b/, /successfully rolled out$|^[Ww]aiting for /],
  [/^rollout history\b/, /^[a-z]+\.apps\/\S+\s*$|^REVISION /],
  [/^wait\b/, / condition met$/],
  [/^get (?!all\b)(?!.*\s(?:-o|--output|--no-headers)\b(?![= ]*wide))(?!\S*,)/, TABLE],
];
/** They print a line for each object. */
const SAYS_ONCE = /^(?:create|run|apply|delete|scale|expose|label|annotate|set|patch|replace|autoscale|rollout (?:undo|restart)|wait)\b/;

/** They print nothing. */
const SILENT = /^(?:sed -i\S*|sleep|cd|export|mkdir|touch|rm|cp|mv|unset|alias|source)\b(?!.*[|;&])|^[^|;&\n]*[^|;&\n>2]> ?[^&\s]\S*$/;

/** Any line may end with one. */
const ERROR = /^(?:error:|Error from server\b|Error:)/;

interface Printing {
  command: Command;
  first: RegExp | undefined;
  isOfLines: boolean;
  lines: string[];
  /** The first of its lines, counted from 0. */
  below: number;
}

export interface OwnOutput {
  command: Command;
  text: string;
  /** How many lines of the whole output stand above it. */
  below: number;
}

/** Shares out among several commands what the text shows of them together. @returns undefined where it cannot be seen which line is whose */
export function sharedOutput(commands: readonly Command[], shown: string): OwnOutput[] | undefined {
  const printing = commands.filter(({ text }) => !SILENT.test(text)).map(printingOf);
  if (printing.length < 2) return undefined;
  const each = oneLineEach(printing, shown);
  if (each) return each;
  if (printing.every(({ first }) => first === undefined)) return undefined;
  let at = 0;
  for (const [below, line] of shown.split('\n').entries()) {
    const next = whoPrints(printing, at, line);
    const one = printing[next ?? -1];
    if (next === undefined || one === undefined) return undefined;
    if (one.lines.length === 0) one.below = below;
    one.lines.push(line);
    at = next;
  }
  const found = printing.filter(({ lines }) => lines.some((line) => line.trim() !== ''));
  return found.length < 2 ? undefined : found.map(({ command, lines, below }) => ({ command, text: lines.join('\n').trimEnd(), below }));
}

/** Shares out what stands below the last of lines that stand one below the other, in their own block. */
export function shareOut(commands: readonly Command[]): void {
  let begin = 0;
  for (const [index, command] of commands.entries()) {
    const before = commands[index - 1];
    if (before && (before.output || command.line !== before.line + before.text.split('\n').length)) begin = index;
    const { output } = command;
    const shared = output && index > begin ? sharedOutput(commands.slice(begin, index + 1), output.text) : undefined;
    if (!output || !shared) continue;
    delete command.output;
    for (const { command: own, text, below } of shared) own.output = { text, line: output.line + below };
  }
}

/** What is surely of the last of several commands, of which nobody knows which line is whose: the last line. */
export function lastOfSeveral(commands: readonly Command[], shown: string): string {
  const unknown = commands.filter(({ text }) => !SILENT.test(text)).map(printingOf).filter(({ first }) => first === undefined);
  const last = commands.at(-1);
  const isUnknown = last !== undefined && unknown.at(-1)?.command === last;
  return unknown.length < 2 || !isUnknown ? shown : (shown.split('\n').filter((line) => line.trim() !== '').at(-1) ?? shown);
}

/** As many lines as commands: one of each. */
function oneLineEach(printing: readonly Printing[], shown: string): OwnOutput[] | undefined {
  const lines = [...shown.split('\n').entries()].filter(([, line]) => line.trim() !== '');
  const isEach = lines.length === printing.length && printing.every(({ command, first }, index) => !command.text.includes('\n') && (ERROR.test(lines[index]?.[1] ?? '') || (first?.test(lines[index]?.[1].trimEnd() ?? '') ?? true)) && first !== TABLE);
  return isEach ? printing.map(({ command }, index) => ({ command, text: lines[index]?.[1] ?? '', below: lines[index]?.[0] ?? 0 })) : undefined;
}

function printingOf(command: Command): Printing {
  const verb = /^(?:kubectl|k)(?: (?:-n|--namespace)[ =]\S+)* ([^]*)$/.exec(command.text)?.[1] ?? '';
  return { command, first: PRINTS.find(([verbs]) => verbs.test(verb))?.[1], isOfLines: SAYS_ONCE.test(verb), lines: [], below: 0 };
}

/** The command that prints a line: the one that has printed the lines above it, or one below. */
function whoPrints(printing: readonly Printing[], at: number, line: string): number | undefined {
  const now = printing[at];
  if (!now || line.trim() === '') return at;
  const hasBegun = now.lines.some((above) => above.trim() !== '');
  if (ERROR.test(line)) return hasBegun && now.isOfLines && at + 1 < printing.length ? at + 1 : at;
  const next = printing.findIndex(({ first }, index) => index > at && first?.test(line.trimEnd()) === true);
  const goesOn = now.first?.test(line.trimEnd()) === true;
  if (goesOn && !(hasBegun && next === at + 1 && fits(printing[next]?.command, line) >= fits(now.command, line))) return at;
  if (next > at) return next;
  if (hasBegun ? !now.isOfLines && !isBelowTable(now, line) : now.first === undefined) return at;
  const unknown = printing.findIndex(({ first }, index) => index > at && first === undefined);
  return unknown > at ? unknown : hasBegun && !now.isOfLines ? at : undefined;
}

const REPORT = /^([a-z]+)(?:\.[\w.-]+)?(?:\/| ")([\w.-]+)"? [a-z]/;

/** How sure it is that a command is about the object of a report: it names it, or its kind, or a file. */
function fits(command: Command | undefined, line: string): number {
  const [, kind = '', name = ''] = REPORT.exec(line) ?? [];
  const has = (word: string): boolean => new RegExp(`(?<![\\w-])${word}(?![\\w-])`).test(command?.text ?? '');
  return command === undefined || name === '' ? 0 : (has(name) ? 4 : 0) + (has(`${kind}s?`) ? 2 : 0) + (/ (?:-f|-k|--filename|--kustomize)\b/.test(command.text) ? 1 : 0);
}

/** What has no columns is no row of a table. */
function isBelowTable({ first, lines }: Printing, line: string): boolean {
  return first === TABLE && /\S\s{2,}\S/.test(lines.find((above) => above.trim() !== '') ?? '') && !/\S\s{2,}\S/.test(line);
}
