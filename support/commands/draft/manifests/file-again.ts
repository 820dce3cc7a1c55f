import type { Block, LabText } from '../../../text/lab-text';
import { keyOf, type Manifest } from '../objects/object-claims';
import type { State } from '../state';
import { isElided } from './gaps';
import { plainName } from './plain-name';
import { manifestsIn } from './read-manifests';

/** What a sentence says of another way, which its reader need not go. */
const ONLY_SHOWN = /\b(?:would|could|might|alternativ\w*|instead of|for example|e\.g\.|optional(?:ly)?|before|original(?:ly)?)\b/i;

/** The only file of the reader with the objects of a block, if the block shows them otherwise, and a line below in its task applies the file again: it is what the reader has made of it. */
export function fileAgain(block: Block, objects: readonly Manifest[], text: LabText, state: State): string | undefined {
  const [found, ...others] = [...state.files].filter(([, file]) => keysOf(manifestsIn(file)) === keysOf(objects));
  if (!found || others.length > 0 || isElided(block.text) || ONLY_SHOWN.test(block.said ?? '')) return undefined;
  const [name, before] = found;
  const ofTask = { blocks: text.blocks.filter(({ task }) => task === block.task) };
  return JSON.stringify(manifestsIn(before)) !== JSON.stringify(objects) && filesAppliedBelow(block, ofTask).some((file) => plainName(file) === name) ? name : undefined;
}

function keysOf(objects: readonly Manifest[]): string {
  return objects.map(({ kind, metadata }) => keyOf(kind, metadata?.name ?? '')).join();
}

/** The files that lines below a block apply, as they name them. */
export function filesAppliedBelow({ path, endLine }: Block, { blocks }: Pick<LabText, 'blocks'>): string[] {
  const below = blocks.filter((other) => other.path === path && other.line > endLine).flatMap(({ commands = [] }) => commands);
  return below.flatMap(({ text }) => [...text.matchAll(/\b(?:kubectl|k) (?:apply|create|replace)\b[^|;&\n]*? (?:-f|--filename)[= ]*([^\s"'<-]\S*)/g)].map(([, name = '']) => name));
}
