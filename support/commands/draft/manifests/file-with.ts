import type { Block } from '../../../text/lab-text';
import { isMap } from '../../../system/is-map';
import type { State } from '../state';
import { documentsIn } from './elsewhere-in-folder';
import { parsedOrNot } from './read-manifests';

/** What asks its reader to write something. */
const ASKS = /\b(?:add|append|change|complete|configure|copy|create|define|edit|extend|fill|fix|include|insert|make|modify|must|now|paste|put|remove|replace|set|should|specify|uncomment|update|use|write|your?)\b/i;

export function asksToWrite({ said = '', heading = '' }: Pick<Block, 'said' | 'heading'>): boolean {
  return ASKS.test(said) || ASKS.test(heading);
}

/** The file beside the text that has the lines of a fragment, if the text only explains them. */
export function fileWith(block: Block, state: State): string | undefined {
  const part = parsedOrNot(block.text);
  if (!isMap(part) || Object.keys(part).length === 0 || asksToWrite(block)) return undefined;
  return documentsIn(state).find(({ file, object }) => !file.endsWith('.md') && hasWithin(object, part))?.file;
}

/** Whether a file beside the text has all keys of a fragment: the text shows its lines otherwise. */
export function hasItsKeys({ text }: Block, state: State): boolean {
  const part = parsedOrNot(text);
  return isMap(part) && documentsIn(state).some(({ file, object }) => !file.endsWith('.md') && hasWithin(object, part, () => true));
}

function hasWithin(value: unknown, part: unknown, isSame: Same = (one, other) => one === other): boolean {
  if (covers(value, part, isSame)) return true;
  return (Array.isArray(value) ? value : isMap(value) ? Object.values(value) : []).some((inner: unknown) => hasWithin(inner, part, isSame));
}

type Same = (one: unknown, other: unknown) => boolean;

/** Whether a value has all of a part, and perhaps more. */
function covers(value: unknown, part: unknown, isSame: Same): boolean {
  if (Array.isArray(part)) return Array.isArray(value) && part.every((item) => value.some((own) => covers(own, item, isSame)));
  return isMap(part) ? isMap(value) && Object.entries(part).every(([key, inner]) => key in value && covers(value[key], inner, isSame)) : isSame(value, part);
}
