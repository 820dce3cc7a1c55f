import { parseLines } from '../../../vocabulary/shell/parse-lines';
import { then, type Drafted } from '../drafted';
import { WORKLOADS } from '../lines/kinds';
import { kubectlLine, type KubectlLine } from '../lines/kubectl-line';
import { keyOf } from '../objects/object-claims';
import { selectedBy } from '../objects/selected';
import { runsPods, type State } from '../state';

/** What a line that goes on until somebody ends it has printed soon, and what it needs for that: it has no exit code to ask for. Nothing of a line that may have nothing to print yet. */
export function printedSoon(text: string, state: State): Pick<Drafted, 'lines' | 'uses'> {
  const { commands: [words = [], ...others] } = parseLines(text);
  const line = others.length === 0 ? kubectlLine(words) : undefined;
  const listed = line?.verb === 'get' && !line.options.has('watch-only') ? listedBy(line, state) : undefined;
  if (listed !== undefined) return { lines: [then('the output matches "^NAME"')], uses: [listed] };
  return { lines: line?.verb === 'exec' && /^tail( -n ?\d+| -\d+)* -[a-z]*[fF]/.test(line.command.join(' ')) ? [then('the output matches "."')] : [], uses: [] };
}

/** The latest object of the text that the line lists; of Pods, what runs them. */
function listedBy(line: KubectlLine, state: State): string | undefined {
  const [kind = '', ...others] = line.kinds;
  if (others.length > 0 || line.options.has('no-headers') || line.options.has('output')) return undefined;
  if (line.targets.length > 0) return line.targets.map(({ kind: of, name }) => keyOf(of, name)).every((key) => state.objects.has(key)) ? keyOf(line.targets[0]?.kind ?? '', line.targets[0]?.name ?? '') : undefined;
  return (selectedBy(line, state) ?? [...state.objects.keys()]).filter((key) => {
    const object = state.objects.get(key);
    return object?.kind === kind || (kind === 'Pod' && object !== undefined && runsPods(object) && (WORKLOADS.has(object.kind) || object.kind === 'Job'));
  }).at(-1);
}
