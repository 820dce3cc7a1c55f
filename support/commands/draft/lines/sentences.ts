import { parseLines } from '../../../vocabulary/shell/parse-lines';
import { quotable, when, type Step } from '../drafted';
import { kubectlLine, optionOf } from './kubectl-line';
import type { Learned } from './learned';

/** The sentence of the catalogue for a line that only looks; undefined if a typed line says it better. */
export function sentenceFor(text: string, { claims }: Pick<Learned, 'claims'>): Step | undefined {
  const { commands } = parseLines(text);
  const [words = []] = commands;
  const line = commands.length === 1 && /^kubectl [^|;&<>$`]*$/.test(text) ? kubectlLine(words) : undefined;
  const [target] = line?.targets ?? [];
  if (!line || line.isComputed || line.targets.length > 1 || line.files.length > 0) return undefined;
  const options = [...line.options.keys()];
  const isOf = (verb: string, allowed: readonly string[] = []): boolean => line.verb === verb && options.every((option) => allowed.includes(option));
  if (isOf('get') && line.kinds[0] === 'Pod' && line.kinds.length === 1 && !target) return when('I list the pods');
  if (target?.kind !== 'Pod' || !quotable(target.name)) return undefined;
  if (isOf('describe')) return when(`I describe pod "${target.name}"`);
  if (isOf('logs') && line.rest.length === 0) return when(`I read the log of pod "${target.name}"`);
  if (isOf('get', ['output']) && optionOf(line, 'output') === 'wide' && claims.length > 0) return when(`I look at pod "${target.name}" in detail`);
  return isOf('get', ['output']) && optionOf(line, 'output') === 'yaml' ? when(`I get pod "${target.name}" as YAML`) : undefined;
}
