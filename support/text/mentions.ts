import type { PlacedBlock } from './blocks';
import { lineOf } from './asked-in-sentence';
import type { Mention, Part } from './lab-text';
import { looksLikeCommand } from './looks';

/** Commands within sentences that nobody is asked to type, with the places of their parts. */
export function mentionsIn(parts: readonly Part[], blocks: readonly PlacedBlock[]): { index: number; mention: Mention }[] {
  const typed = new Set(blocks.flatMap(({ index, block }) => (block.inline ? (block.commands ?? []).map(({ text }) => `${index} ${text}`) : [])));
  return parts.flatMap((part, index) => {
    if (part.type !== 'prose') return [];
    const named = part.codes.map((code) => ({ text: lineOf(code), line: code.line }));
    return named.filter(({ text }) => text.split(/\s+/).length > 1 && looksLikeCommand(text, false) && !typed.has(`${index} ${text}`)).map((mention) => ({ index, mention: { path: part.path, ...mention } }));
  });
}
