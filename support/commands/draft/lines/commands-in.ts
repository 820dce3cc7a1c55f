import { parseLines, type Word } from '../../../vocabulary/shell/parse-lines';

/** The run's own namespace, where a binding names it: as if the text did not. */
const OF_RUN = /(?<=\s--serviceaccount[= ]["']?)\$namespace(?=:)/g;

/** The commands of a text, each with its words; undefined if bash cannot read it, as where a placeholder stands in it. */
export function commandsIn(text: string): Word[][] | undefined {
  try {
    return parseLines(text.replaceAll(OF_RUN, 'default')).commands;
  } catch {
    return undefined;
  }
}
