import { parsed, syntaxOf, type Node, type Syntax } from '../../system/shell/syntax';

/** A word of a command; undefined if the shell computes it: `$name`, `$(command)`. */
export type Word = string | undefined;

/** What lines of a shell contain, wherever it stands: in pipes, loops, substitutions and functions. */
export interface Lines {
  /** The commands, each with its words. */
  commands: Word[][];
  /** The files that redirections write; undefined for a computed name. */
  written: Word[];
  /** The files that redirections read. */
  read: Word[];
  /** The functions that they define. */
  functions: string[];
  /** Whether anything goes on in the background. */
  hasJobs: boolean;
  /** `while true`. */
  hasEndlessLoop: boolean;
}

/** Reads lines as bash does. @throws AuthorError with the place and the reason if they are not complete */
export function parseLines(text: string): Lines {
  const lines: Lines = { commands: [], written: [], read: [], functions: [], hasJobs: false, hasEndlessLoop: false };
  const bytes = Buffer.from(text);
  const syntax = syntaxOf();
  syntax.Walk(parsed(text), (node) => {
    if (node) note(syntax, node, lines, bytes);
    return true;
  });
  return lines;
}

function note(syntax: Syntax, node: Node, lines: Lines, bytes: Buffer): void {
  switch (syntax.NodeType(node)) {
    case 'CallExpr':
      if (node.Args?.length) lines.commands.push(node.Args.map((word) => literal(syntax, word)));
      return;
    case 'FuncDecl':
      lines.functions.push(node.Name?.Value ?? '');
      return;
    case 'Redirect':
      if (writes(syntax, node, bytes)) lines.written.push(node.Word && literal(syntax, node.Word));
      else if (/^<(?![<&])/.test(operatorAt(node, bytes))) lines.read.push(node.Word && literal(syntax, node.Word));
      return;
    case 'WhileClause':
      lines.hasEndlessLoop ||= !node.Until && ['true', ':'].includes(conditionOf(syntax, node) ?? '');
      return;
    case 'Stmt':
      lines.hasJobs ||= Boolean(node.Background ?? node.Coprocess);
  }
}

/** The command of a loop's condition, if it is one word. */
function conditionOf(syntax: Syntax, { Cond = [] }: Node): Word {
  const [word, ...others] = Cond[0]?.Cmd?.Args ?? [];
  return word && others.length === 0 ? literal(syntax, word) : undefined;
}

/** `>`, `>>`, `>|`, `&>`, `<>` and `>& FILE` write; `2>&1` only joins. */
function writes(syntax: Syntax, node: Node, bytes: Buffer): boolean {
  const operator = /^(?:&>>?|<>|>>|>\||>&|>|<)/.exec(operatorAt(node, bytes))?.[0] ?? '';
  if (operator === '>&') return !/^(?:\d+|-)$/.test((node.Word && literal(syntax, node.Word)) ?? '');
  return operator !== '<' && operator !== '';
}

function operatorAt({ OpPos }: Node, bytes: Buffer): string {
  const at = OpPos?.Offset() ?? 0;
  return bytes.toString('utf8', at, at + 3);
}

function literal(syntax: Syntax, word: Node): Word {
  const parts = (word.Parts ?? []).map((part) => textOf(syntax, part));
  return parts.includes(undefined) ? undefined : parts.join('');
}

function textOf(syntax: Syntax, part: Node): Word {
  switch (syntax.NodeType(part)) {
    case 'Lit':
      return (part.Value ?? '').replace(/\\([^])/g, '$1');
    case 'SglQuoted':
      return part.Value ?? '';
    case 'DblQuoted':
      return literal(syntax, part);
    default:
      return undefined;
  }
}
