import type { PlacedBlock } from './blocks';
import { typedOf } from './asked-in-sentence';
import type { Part } from './lab-text';
import { looksLikeCommand } from './looks';

/** A command within a sentence that only speaks of it. */
export interface Mention {
  path: string;
  line: number;
  /** Without a prompt. */
  text: string;
  task?: number;
}

/** Commands within sentences that nobody is asked to type, with the places of their parts. */
export function mentionsIn(parts: readonly Part[], blocks: readonly PlacedBlock[]): { index: number; mention: Mention }[] {
  const typed = new Set(blocks.flatMap(({ index, block }) => (block.inline ? (block.commands ?? []).map(({ text }) => `${index} ${text}`) : [])));
  return parts.flatMap((part, index) => {
    if (part.type !== 'prose') return [];
    const named = part.codes.map((code) => ({ text: typedOf(code).replaceAll(/[ \t]*\n\s*/g, ' '), line: code.line }));
    return named.filter(({ text }) => text.split(/\s+/).length > 1 && looksLikeCommand(text, false) && !typed.has(`${index} ${text}`)).map((mention) => ({ index, mention: { path: part.path, ...mention } }));
  });
}
