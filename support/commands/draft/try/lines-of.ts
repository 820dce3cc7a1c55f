import { describe } from '../../../errors/errors';
import { counted } from '../../counted';
import type { Tried } from './try-draft';

/** What became of a draft that was tried, for its author. */
export function linesOf({ atOnce, after, opened, empty, left }: Tried): string[] {
  const all = atOnce.length + after.length + opened.length + empty.length + left.length;
  return [
    '',
    `${counted(all, 'task')}: ${atOnce.length} pass${atOnce.length === 1 ? 'es' : ''} as drafted${after.length > 0 ? `, ${after.length} more once what they need is open` : ''}`,
    ...(opened.length > 0 ? [`${opened.length} with a TODO where the cluster shows something else:`, ...opened.map(({ feature }) => `  ${feature}`)] : []),
    ...(empty.length > 0 ? [`${empty.length} of which nothing is left but a TODO:`, ...empty.map(({ feature }) => `  ${feature}`)] : []),
    ...left.flatMap(({ id, title, problems: [problem] }) => [`task ${id} (${title}) does not pass:`, ...describe(problem ?? { reason: 'a step does not hold' }).split('\n').map((line) => `  ${line}`)]),
  ];
}
