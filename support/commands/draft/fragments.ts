import { UNKNOWN } from './objects/object-claims';
import { stringify } from 'yaml';
import type { Block } from '../../text/lab-text';
import { itemOf, type DraftedBlock } from './block-items';
import { todo } from './drafted';
import { editOf, effectsOfEdit } from './edits/edited-object';
import { asksToWrite, fileWith, hasItsKeys } from './manifests/file-with';
import { isElided } from './manifests/gaps';
import { writing } from './manifests/given-files';
import { withFittingFragment } from './manifests/merge-fragment';
import { plainName } from './manifests/plain-name';
import { manifestsIn, parsedOrNot } from './manifests/read-manifests';
import { withImagesIn } from './manifests/swapped-images';
import type { State } from './state';

/** What became of a fragment that a person must place. */
const OF_NO_FILE = 'TODO: a fragment of no file that is known';

/** A fragment that only shows how something is written: nothing in its section is typed, and no sentence asks for it. */
export function onlyShown(block: Block, section: readonly Block[], { what, ...drafted }: DraftedBlock, state: State): DraftedBlock {
  const isExample = what === OF_NO_FILE && section.filter(({ heading }) => heading === block.heading).every(({ kind, name }) => kind !== 'commands' && kind !== 'file' && name === undefined) && !asksToWrite(block) && !hasItsKeys(block, state);
  return isExample ? { drafted: [], what: 'nothing: it shows how a part is written, and its section has nothing to type' } : { ...drafted, what };
}

/** Part of a file that is there already, or of an object that the reader edits. */
export function fragmentOf(block: Block, state: State): DraftedBlock {
  const edit = state.edited && editOf(state.edited, withImagesIn(block.text, state.options.images));
  if (edit) for (const [object, line] of state.open) if (line === state.edited?.line) state.open.delete(object);
  if (edit && state.edited) for (const { object } of effectsOfEdit(state.edited)) state.touched.add(object).add(UNKNOWN);
  if (edit && state.edited) return { drafted: [itemOf(block, edit, { isLook: false, effects: effectsOfEdit(state.edited) })], what: `what changes of ${state.edited.called}` };
  const names = [block.name === undefined ? undefined : plainName(block.name), ...[...state.files.keys()].reverse()].filter((name) => name !== undefined);
  for (const name of names) {
    const text = state.files.get(name) ?? planned(name, state);
    const merged = text === undefined ? undefined : withFittingFragment(text, block.text);
    if (merged === undefined || text === undefined) continue;
    if (isSame(text, merged)) return { drafted: [], what: `nothing: ${name} has it already` };
    return { drafted: [itemOf(block, [{ comment: `line ${block.line}: this part goes into ${name}` }, writing(state, name, merged)], { files: [name] })], what: `part of the file ${name}` };
  }
  const whole = fileWith(block, state);
  if (whole !== undefined) return { drafted: [], what: `nothing: ${whole} has it already` };
  return { drafted: [itemOf(block, [todo(block.line, 'a fragment; say which file or object it belongs to'), ...block.text.split('\n').slice(0, 12).map((text) => ({ comment: `  ${text}` }))])], what: OF_NO_FILE };
}

/** Kinds of which a line says all that Kubernetes asks for. */
const WHOLE: Readonly<Record<string, string>> = { Pod: 'v1', Deployment: 'apps/v1' };

/** What `kubectl run web --image=nginx --dry-run=client -o yaml > web.yaml` has written. */
function planned(name: string, { planned: all }: State): string | undefined {
  const [only, ...others] = all.get(name) ?? [];
  const apiVersion = only && WHOLE[only.kind];
  return apiVersion === undefined || others.length > 0 ? undefined : stringify({ apiVersion, ...only });
}

/** Some lines of a manifest that the reader has under this name already. */
export function isPart({ text }: Block, name: string, state: State): boolean {
  const before = manifestsIn(state.files.get(plainName(name)) ?? '');
  const shown = parsedOrNot(text);
  return before.length > 0 && (isElided(text) || (manifestsIn(text).length === 0 && typeof shown === 'object' && shown !== null));
}

function isSame(text: string, merged: string): boolean {
  return stringify(manifestsIn(text)) === stringify(manifestsIn(merged));
}
