import { isMap } from '../../../system/is-map';
import type { Block, LabText } from '../../../text/lab-text';
import type { Manifest } from '../objects/object-claims';
import { filesAppliedBelow } from './file-again';
import { manifestsIn, parsedOrNot } from './read-manifests';
import { refusal } from './refused-manifest';

/** Blocks of a task in which a manifest that its reader writes in pieces, one below the other, stands whole in the place of the first piece. */
export function withGrown(blocks: readonly Block[], text: LabText): Block[] {
  const grown = [...blocks];
  for (const [index, block] of grown.entries()) {
    if (!isBegun(block)) continue;
    const pieces = piecesFrom(grown, index);
    if (pieces.length === 1) continue;
    const name = nameOf(pieces, text);
    grown[index] = { ...block, kind: 'file', text: together(pieces), ...(name !== undefined && { name }) };
    for (const piece of pieces.slice(1)) grown[grown.indexOf(piece)] = { ...piece, kind: 'other', why: `a part of ${name ?? 'the manifest'} that begins in line ${block.line}` };
  }
  return grown;
}

/** A manifest that says its kind, and lacks what Kubernetes needs. */
function isBegun({ kind, text }: Block): boolean {
  return (kind === 'file' || kind === 'fragment') && /^kind: *\w+ *$/m.test(text) && !isWhole(text);
}

/** The piece that begins a manifest, and those below it that make it whole; only the first if nothing does. */
function piecesFrom(blocks: readonly Block[], index: number): Block[] {
  const pieces = blocks.slice(index, index + 1);
  let whole = pieces;
  for (const block of blocks.slice(index + 1).filter(({ kind }) => kind !== 'other')) {
    const isPiece = block.kind !== 'commands' && !/^(?:apiVersion|kind):/m.test(block.text) && isMap(parsedOrNot(together([...pieces, block])));
    if (!isPiece && block.kind === 'output') continue;
    if (!isPiece) break;
    pieces.push(block);
    if (isWhole(together(pieces))) whole = [...pieces];
  }
  return whole;
}

function together(pieces: readonly Block[]): string {
  return pieces.map(({ text }) => `${text.trimEnd()}\n`).join('');
}

function isWhole(text: string): boolean {
  const objects = manifestsIn(text);
  return objects.length > 0 && objects.every((object) => !isEmpty(object)) && refusal(objects) === undefined;
}

function isEmpty({ spec = {}, data = {}, ...object }: Manifest): boolean {
  const rest = Object.keys(object).filter((key) => !['apiVersion', 'kind', 'metadata'].includes(key));
  return Object.keys(spec).length + Object.keys(data).length + rest.length === 0;
}

/** As a piece is called, or as the only file that lines below apply. */
function nameOf(pieces: readonly Block[], text: LabText): string | undefined {
  const [first] = pieces;
  const named = pieces.find(({ name }) => name !== undefined)?.name;
  const applied = [...new Set(first ? filesAppliedBelow(first, text) : [])].filter((name) => !text.blocks.some((block) => block.name === name && manifestsIn(block.text).length > 0));
  return named ?? (applied.length === 1 ? applied[0] : undefined);
}
