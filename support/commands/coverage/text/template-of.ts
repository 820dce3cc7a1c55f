import { meansSame } from '../../../vocabulary/lines/compare';
import { placeholdersIn } from '../../../vocabulary/lines/placeholders';
import type { TextCommand } from './text-items';

/** So far below a line with placeholders, a text shows the same line with everything filled in. */
const NEAR_LINES = 6;

/** The example of a line that only says what the next one is like: `kubectl logs <pod>` above `kubectl logs web`. */
export function exampleOf({ path, line, text, statements }: TextCommand, commands: readonly TextCommand[]): TextCommand | undefined {
  if (placeholdersIn(text).length === 0 || statements.length === 0) return undefined;
  return commands.find((other) => other.path === path && other.line > line && other.line - line <= NEAR_LINES && placeholdersIn(other.text).length === 0 && other.statements.length === statements.length && statements.every((one, index) => {
    const example = other.statements[index];
    return example !== undefined && meansSame(one, example);
  }));
}
