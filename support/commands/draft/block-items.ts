import type { Block } from '../../text/lab-text';
import type { Drafted, Line } from './drafted';

/** What a block becomes. */
export interface DraftedBlock {
  drafted: Drafted[];
  what: string;
}

/** A block without a command of its own. */
export function itemOf(block: Block, lines: Line[], more: Partial<Drafted> = {}): Drafted {
  return { path: block.path, line: block.line, text: '', lines, outcome: 'left out', effects: [], uses: [], images: [], files: [], sets: [], reads: [], isLook: true, ...more };
}

export function leftOut(block: Block, why: string): DraftedBlock {
  return { drafted: [itemOf(block, [{ comment: `line ${block.line}, left out: ${why}` }])], what: `left out: ${why}` };
}
