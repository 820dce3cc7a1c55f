import { parseLines } from '../../../vocabulary/shell/parse-lines';
import { then, type Step } from '../drafted';
import { WORKLOADS } from '../lines/kinds';
import { kubectlLine, type KubectlLine } from '../lines/kubectl-line';
import { keyOf } from '../objects/object-claims';
import { selectedBy } from '../objects/selected';
import { runsPods, type State } from '../state';

/** What a line that goes on until somebody ends it has printed soon: it has no exit code to ask for. Nothing of a line that may have nothing to print yet. */
export function printedSoon(text: string, state: State): Step[] {
  const { commands: [words = [], ...others] } = parseLines(text);
  const line = others.length === 0 ? kubectlLine(words) : undefined;
  if (line?.verb === 'get' && !line.options.has('watch-only') && isThere(line, state)) return [then('the output matches "^NAME"')];
  return line?.verb === 'exec' && /^tail( -n ?\d+| -\d+)* -[a-z]*[fF]/.test(line.command.join(' ')) ? [then('the output matches "."')] : [];
}

/** Whether the text has made what the line lists; of Pods, what runs them. */
function isThere(line: KubectlLine, state: State): boolean {
  const [kind = '', ...others] = line.kinds;
  const made = (selectedBy(line, state) ?? [...state.objects.keys()]).flatMap((key) => state.objects.get(key) ?? []);
  if (others.length > 0 || line.options.has('no-headers') || line.options.has('output')) return false;
  if (line.targets.length > 0) return line.targets.every((target) => state.objects.has(keyOf(target.kind, target.name)));
  return made.some((object) => object.kind === kind || (kind === 'Pod' && runsPods(object) && (WORKLOADS.has(object.kind) || object.kind === 'Job')));
}
