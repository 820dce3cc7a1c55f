import type { Block } from '../../../text/lab-text';
import { isMap } from '../../../system/is-map';
import type { State } from '../state';
import { documentsIn } from './elsewhere-in-folder';
import { parsedOrNot } from './read-manifests';

/** What asks its reader to write something. */
const ASKS = /\b(?:add|append|change|copy|create|edit|fill|fix|insert|make|modify|now|put|replace|set|update|write)\b/i;

/** The file beside the text that has the lines of a fragment, if the text only explains them. */
export function fileWith({ text, said = '', heading = '' }: Block, state: State): string | undefined {
  const part = parsedOrNot(text);
  if (!isMap(part) || Object.keys(part).length === 0 || ASKS.test(said) || ASKS.test(heading)) return undefined;
  return documentsIn(state).find(({ file, object }) => !file.endsWith('.md') && hasWithin(object, part))?.file;
}

function hasWithin(value: unknown, part: unknown): boolean {
  if (covers(value, part)) return true;
  return (Array.isArray(value) ? value : isMap(value) ? Object.values(value) : []).some((inner: unknown) => hasWithin(inner, part));
}

/** Whether a value has all of a part, and perhaps more. */
function covers(value: unknown, part: unknown): boolean {
  if (Array.isArray(part)) return Array.isArray(value) && part.every((item) => value.some((own) => covers(own, item)));
  return isMap(part) ? isMap(value) && Object.entries(part).every(([key, inner]) => covers(value[key], inner)) : value === part;
}
