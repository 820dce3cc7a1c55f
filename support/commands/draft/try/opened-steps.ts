import type { Problem } from '../../../errors/errors';
import { stepLines } from '../write/step-lines';
import { NOTHING_SEEN } from '../write/write-feature';
import type { FailedStep } from './tried-tasks';

const KEYWORD = /^ {4}(Given|When|Then|And) (.*)$/;
const LOOKS_AT_THE_LINE = /^the exit code is /;

interface Piece {
  /** Given, When or Then, also where the feature has `And`; none of a comment. */
  keyword?: string;
  /** Whether the feature has `And`. */
  isAnd?: boolean;
  /** The line without its keyword. */
  words: string;
  /** A text or a table, with its indentation. */
  below: string[];
  /** In the feature, from 1. */
  line: number;
}

/**
 * A drafted feature in which steps that did not hold on the cluster are comments below a TODO, with what was seen: for its author to decide on. A line
 * that did not run takes with it what is said of it, up to the next line.
 */
export function withOpenSteps(feature: string, failed: readonly FailedStep[]): string {
  const { head, pieces } = read(feature);
  const open = new Map<Piece, Problem>();
  for (const { line, problem } of failed) {
    const piece = pieces.find((one) => one.line === line);
    if (piece) open.set(leaderOf(piece, pieces), problem);
  }
  let isBelow = false;
  const written: string[] = [];
  let last = '';
  for (const piece of pieces) {
    if (piece.keyword !== undefined && piece.keyword !== 'Then') isBelow = false;
    const problem = open.get(piece);
    if (problem && !isBelow) written.push(`    # TODO: ${said(problem)}`);
    if (problem && piece.keyword === 'When') isBelow = true;
    if (piece.keyword === undefined) written.push(piece.words);
    else if (problem || isBelow) written.push(...commented(piece));
    else {
      written.push(`    ${piece.isAnd && piece.keyword === last ? 'And' : piece.keyword} ${piece.words}`, ...piece.below);
      last = piece.keyword;
    }
  }
  return `${[...head, ...written, ...(written.some((line) => /^ {4}Then /.test(line)) ? [] : stepLines(NOTHING_SEEN).map((line) => `    ${line}`))].join('\n')}\n`;
}

function read(feature: string): { head: string[]; pieces: Piece[] } {
  const lines = feature.trimEnd().split('\n');
  const begin = lines.findIndex((line) => /^ {2}Scenario: /.test(line)) + 1;
  const pieces: Piece[] = [];
  let effective = '';
  for (const [index, line] of lines.entries()) {
    if (index < begin) continue;
    const [, keyword, words = ''] = KEYWORD.exec(line) ?? [];
    const last = pieces.at(-1);
    if (keyword !== undefined) {
      effective = keyword === 'And' ? effective : keyword;
      pieces.push({ keyword: effective, isAnd: keyword === 'And', words, below: [], line: index + 1 });
    } else if (last?.keyword !== undefined && !/^ {4}#/.test(line)) last.below.push(line);
    else pieces.push({ words: line, below: [], line: index + 1 });
  }
  return { head: lines.slice(0, begin), pieces };
}

/** A line that ends otherwise than it must is open itself. */
function leaderOf(piece: Piece, pieces: readonly Piece[]): Piece {
  if (piece.keyword !== 'Then' || !LOOKS_AT_THE_LINE.test(piece.words)) return piece;
  return pieces.slice(0, pieces.indexOf(piece)).filter(({ keyword }) => keyword === 'When').at(-1) ?? piece;
}

function commented({ keyword = '', words, below }: Piece): string[] {
  return [`    #   ${keyword} ${words}`, ...below.map((line) => `    #   ${line.slice(4)}`.trimEnd())];
}

/** In one line: what is wrong, and what was seen. */
function said({ reason, subject, seen }: Problem): string {
  const whole = [`on the cluster: ${reason}${subject === undefined ? '' : ` (${subject})`}`, ...(seen === undefined ? [] : [`seen: ${seen}`])].join('; ');
  const line = whole.replaceAll(/\s+/g, ' ').trim();
  return line.length > 240 ? `${line.slice(0, 239)}…` : line;
}
