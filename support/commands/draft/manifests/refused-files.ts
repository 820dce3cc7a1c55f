import { kindOf } from '../../../vocabulary/shell/observes';
import type { Learned } from '../lines/learned';
import { showsFailure } from '../outputs/shown-output';
import type { State } from '../state';

/** Why a file cannot be applied now: the text shows that it is refused, and nothing has happened since. Its reader changes something in it first, in a way that no line shows. */
export function refusedBefore({ files }: Learned, text: string, output: string | undefined, state: State): string | undefined {
  if (kindOf(text).acts === undefined) return undefined;
  const before = state.refused;
  const contents = files.map((file) => `${file}\n${state.files.get(file) ?? ''}`).join('\n');
  const isRefused = /^kubectl (?:apply|create|replace) /.test(text) && files.length > 0 && output !== undefined && showsFailure(output);
  state.refused = isRefused ? { contents, line: state.line } : undefined;
  return before === undefined || isRefused || before.contents !== contents ? undefined : `line ${before.line} shows that this is refused: say what the reader changes before`;
}
