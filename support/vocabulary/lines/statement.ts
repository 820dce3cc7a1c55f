import { AuthorError } from '../../errors/errors';
import { hereDocument } from '../../system/shell/here-documents';
import { parsed, sourceOf, type Node } from '../../system/shell/syntax';
import { callOf, canonicalCall, type Call } from './call';
import { hidePlaceholders, showPlaceholders } from './placeholders';
import { typeOf, type Tree } from './tree';
import { canonical, shown, type Word } from './word';
import { wordIn, type Reading, type Values } from './words-in';

/** One thing that a line does: a command, a pipe of several, a value for a name, or a loop. */
export interface Statement {
  /** As it is written. */
  text: string;
  /** Of the text that it was read from, from 0. */
  line: number;
  /** The commands of its pipe, in their order. */
  calls: Call[];
  /** `ip=$(...)` */
  assigned?: { name: string; value: Word };
  redirects: Redirect[];
  /** Loops, conditions, functions: their text in one form. */
  other?: string;
}

export interface Redirect {
  /** `>`, `>>`, `<`, `2>`, `<<` */
  operator: string;
  target: Word;
  /** Of a heredoc. */
  body?: string;
}

/** What lines are read with. */
export interface Shell {
  /** What earlier lines have given names. */
  values: Values;
  /** Those that lines need not name. */
  namespaces: readonly string[];
}

const [AND, PIPE] = [10, 12];

/** What lines do, one after the other. Their values for names go into `values`, and values of earlier lines fill in theirs. Lines that are not bash are one statement of words. */
export function statementsOf(text: string, { values, namespaces }: Shell): Statement[] {
  const hidden = hidePlaceholders(text.replaceAll('\r', ''));
  const meaningOf = (lines: string, inside: Values): string => statementsOf(lines, { values: inside, namespaces }).map(canonicalStatement).join('; ');
  try {
    const { Stmts = [] } = parsed(hidden) as unknown as Tree;
    return Stmts.flatMap((node) => fromStmt(node, { bytes: Buffer.from(hidden), values, meaningOf }, namespaces));
  } catch (error) {
    if (!(error instanceof AuthorError)) throw error;
    return [{ text, line: 0, calls: [], redirects: [], other: inOneForm(text) }];
  }
}

function fromStmt(node: Tree, reading: Reading, namespaces: readonly string[]): Statement[] {
  const command = node.Cmd;
  if (!command) return [];
  if (typeOf(command) === 'BinaryCmd' && command.Op === AND && command.X && command.Y) return [command.X, command.Y].flatMap((side) => fromStmt(side, reading, namespaces));
  const base = { text: showPlaceholders(sourceOf(node, reading.bytes)).trim(), line: node.Pos().Line() - 1, redirects: redirectsOf(node, reading), calls: [] };
  const assigns = typeOf(command) === 'DeclClause' ? command.Args : command.Args?.length ? [] : command.Assigns;
  if (assigns?.length) return assigns.map((assign) => ({ ...base, ...assignedBy(assign, reading) }));
  const piped = stagesOf(node);
  if (!piped) return [{ ...base, other: inOneForm(base.text) }];
  const alias = aliased(piped, reading);
  if (alias !== undefined) return [{ ...base, other: inOneForm(alias) }];
  const calls = piped.map(({ Cmd }) => callOf((Cmd?.Args ?? []).map((word) => wordIn(word, reading)), namespaces));
  return [{ ...base, calls, redirects: piped.flatMap((stage) => redirectsOf(stage, reading)) }];
}

/** `export name` gives no value. */
function assignedBy({ Name, Value }: Tree, reading: Reading): Pick<Statement, 'assigned' | 'other'> {
  if (!Name || !Value) return { other: `export ${Name?.Value ?? ''}` };
  const value = wordIn(Value as Tree, reading);
  reading.values.set(Name.Value, value);
  return { assigned: { name: Name.Value, value } };
}

/** `alias k='kubectl get'` is the function that does the same: `k() { kubectl get "$@"; }` */
function aliased([stage, ...others]: readonly Tree[], reading: Reading): string | undefined {
  const [program, word, ...more] = (stage?.Cmd?.Args ?? []).map((one) => shown(wordIn(one, reading)));
  const [, name, body] = /^([\w-]+)=([^]*)$/.exec(word ?? '') ?? [];
  return program === 'alias' && name !== undefined && others.length + more.length === 0 ? `${name}() { ${body ?? ''} "$@"; }` : undefined;
}

/** The simple commands of a pipe; undefined for anything else. */
function stagesOf(node: Tree): Tree[] | undefined {
  const { Cmd: command } = node;
  if (!command) return undefined;
  const type = typeOf(command);
  if (type === 'CallExpr') return [node];
  if (type !== 'BinaryCmd' || command.Op !== PIPE || !command.X || !command.Y) return undefined;
  const [before, after] = [stagesOf(command.X), stagesOf(command.Y)];
  return before && after && [...before, ...after];
}

function redirectsOf({ Redirs = [] }: Tree, reading: Reading): Redirect[] {
  return Redirs.map((node) => {
    const operator = reading.bytes.toString('utf8', node.Pos().Offset(), node.Word?.Pos().Offset()).trim();
    const target = node.Word ? wordIn(node.Word, reading) : [];
    const body = hereDocument(node as unknown as Node, reading.bytes);
    return { operator, target, ...(body === undefined ? {} : { body: showPlaceholders(body) }) };
  });
}

function inOneForm(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, '; ').replaceAll(/(?:;\s*)+/g, '; ').replaceAll(/\b(do|then|else);/g, '$1').replaceAll(/\s+/g, ' ').trim();
}

/** One form for all statements that mean the same. */
export function canonicalStatement({ calls, assigned, redirects, other }: Statement): string {
  if (other !== undefined) return other;
  if (assigned) return `=${canonical(assigned.value)}`;
  return [...calls.map(canonicalCall), ...redirects.map(({ operator, target, body }) => `${operator}${body ?? canonical(target)}`)].join(' | ');
}

/** The lines that it runs within itself, in one form: `$(...)`. */
export function meaningsIn({ calls, assigned }: Statement): string[] {
  const words = [...(assigned ? [assigned.value] : []), ...calls.flatMap(({ targets, args, options, rest = [] }) => [...targets.flatMap(({ name }) => (name ? [name] : [])), ...args, ...[...options.values()].flat(), ...rest])];
  return words.flatMap((word) => word.flatMap((part) => (typeof part === 'string' || part.meaning === undefined ? [] : [part.meaning])));
}
