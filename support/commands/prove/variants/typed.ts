import { parsed, syntaxOf, type Node } from '../../../system/shell/syntax';

/** A part of a text, by its place in it. */
export interface Span {
  start: number;
  end: number;
  text: string;
}

/** A command of a line, with its words as they are written. */
export interface TypedCommand extends Span {
  words: Span[];
}

/** The statements of lines, each with what ends it; only those that stand by themselves, not those within a loop. */
export function statementsIn(text: string): Span[] {
  return (parsed(text).Stmts ?? []).map((node) => spanOf(node, text));
}

/** All commands with at least two words. */
export function commandsIn(text: string): TypedCommand[] {
  const syntax = syntaxOf();
  const commands: TypedCommand[] = [];
  syntax.Walk(parsed(text), (node) => {
    if (node && syntax.NodeType(node) === 'CallExpr' && (node.Args?.length ?? 0) > 1) commands.push({ ...spanOf(node, text), words: (node.Args ?? []).map((word) => spanOf(word, text)) });
    return true;
  });
  return commands;
}

/** The text with another one in the place of a part. */
export function replaced(text: string, { start, end }: Span, other: string): string {
  return text.slice(0, start) + other + text.slice(end);
}

/** The parser counts bytes. */
function spanOf(node: Node, text: string): Span {
  const bytes = Buffer.from(text);
  const at = (offset: number): number => bytes.toString('utf8', 0, offset).length;
  const [start, end] = [at(node.Pos().Offset()), at(node.End().Offset())];
  return { start, end, text: text.slice(start, end) };
}
