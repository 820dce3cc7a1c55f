import { otherValue } from './other-value';
import { replaced, type Span } from './typed';

/** A change of a line that a reader types. */
export interface LineChange {
  kind: string;
  title: string;
  text: string;
}

/** Another value in the place of a word. `key=value` has two parts that can be wrong. */
export function ofValue(text: string, word: Span, kind: string): LineChange[] {
  const bare = /^(['"]?)([^]*)\1$/.exec(word.text)?.[2] ?? word.text;
  const pair = /^([\w.-]+)=([^]+)$/.exec(bare);
  const inside = (part: string, other: string | undefined): LineChange[] => (other === undefined || bare.includes('$') ? [] : [{ kind: kindShown(kind), title: `${firstLine(other)} for ${firstLine(part)}`, text: replaced(text, word, word.text.replace(bare, () => bare.replace(part, () => other))) }]);
  if (!pair) return inside(bare, other(kind, bare));
  return [...inside(pair[1] ?? '', other('key', pair[1] ?? '')), ...inside(pair[2] ?? '', other('value', pair[2] ?? ''))];
}

function other(kind: string, text: string): string | undefined {
  return otherValue(kind, /^\d+$/.test(text) ? Number(text) : text);
}

function kindShown(kind: string): string {
  return kind.replace(/^-+|=$/g, '') || 'value';
}

export function firstLine(text: string): string {
  const [first = ''] = text.split('\n');
  return first.length > 70 ? `${first.slice(0, 67)}...` : first;
}
