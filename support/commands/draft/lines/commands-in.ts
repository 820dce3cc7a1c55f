import { parseLines, type Word } from '../../../vocabulary/shell/parse-lines';

/** The commands of a text, each with its words; undefined if bash cannot read it, as where a placeholder stands in it. */
export function commandsIn(text: string): Word[][] | undefined {
  try {
    return parseLines(text).commands;
  } catch {
    return undefined;
  }
}
