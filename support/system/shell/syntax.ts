import { createRequire } from 'node:module';
import type * as MvdanSh from 'mvdan-sh';
import { AuthorError, messageOf } from '../../errors/errors';

export type Syntax = (typeof MvdanSh)['syntax'];
export type Node = ReturnType<ReturnType<Syntax['NewParser']>['Parse']>;

/** Loaded for the first line: it takes a fifth of a second, and most labs have none. */
const load = createRequire(__filename);
export const syntaxOf = (): Syntax => (load('mvdan-sh') as typeof MvdanSh).syntax;

/** Reads lines as bash does. @throws AuthorError with the place and the reason if they are not complete */
export function parsed(text: string): Node {
  try {
    return syntaxOf().NewParser().Parse(text, 'line');
  } catch (error) {
    throw new AuthorError({ cause: 'line-not-complete', reason: 'bash cannot read this line', subject: text.trim().split('\n')[0] ?? '', seen: complaint(error), next: 'correct it: try it in a terminal first' });
  }
}

/** The text that a node was read from. @param bytes of what was parsed */
export function sourceOf(node: { Pos(): { Offset(): number }; End(): { Offset(): number } }, bytes: Buffer): string {
  return bytes.toString('utf8', node.Pos().Offset(), node.End().Offset());
}

/** Whether a text is whole for bash, needs further lines (`for`, a heredoc, an open quote, `\`), or is not bash. */
export function completenessOf(text: string): 'complete' | 'incomplete' | 'broken' {
  // The parser also takes these for whole.
  if (/(?:^|[^\\])(?:\\\\)*\\$/.test(text) || hasOpenHeredoc(text)) return 'incomplete';
  const syntax = syntaxOf();
  try {
    syntax.NewParser().Parse(text, 'line');
    return 'complete';
  } catch (error) {
    return syntax.IsIncomplete(error) ? 'incomplete' : 'broken';
  }
}

function hasOpenHeredoc(text: string): boolean {
  const [, , word] = /(?<![<\d$(])<<-?\s*(["']?)(\w+)\1/.exec(text) ?? [];
  return word !== undefined && !new RegExp(`^\\s*${word}\\s*$`, 'm').test(text);
}

/** The parser is a Go program, whose errors are not JavaScript's: `2:1: "if <cond>" must be followed by "then"`, with line and column. */
function complaint(error: unknown): string {
  const { Error: said } = error as { Error?: () => string };
  return typeof said === 'function' ? said.call(error) : messageOf(error);
}
