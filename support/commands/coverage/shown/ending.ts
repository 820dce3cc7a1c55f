import { literal } from '../../../vocabulary/lines/word';
import type { TextCommand } from '../text/text-items';
import { remove } from './change';
import { find, type World } from './made';
import { tablesIn } from './table';

/** Pods that the text shows to be ending, and that no line has deleted: something that has enough of their kind removes them. */
export function loseEnding({ statements, output }: TextCommand, { objects }: World): void {
  const areShown = statements.some(({ calls }) => calls.some(({ verb, targets }) => verb === 'get' && targets.some(({ kind, name }) => kind === 'pod' && (name === undefined || literal(name) !== undefined))));
  if (!areShown || output === undefined) return;
  for (const { name, cells } of tablesIn(output.text).flatMap(({ rows }) => rows)) {
    const pod = cells.get('STATUS') === 'Terminating' ? find(objects, 'Pod', name) : undefined;
    if (pod) remove(objects, pod);
  }
}
