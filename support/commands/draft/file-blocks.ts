import type { Block, LabText } from '../../text/lab-text';
import { itemOf, leftOut, type DraftedBlock } from './block-items';
import { draftCommand } from './draft-command';
import { todo } from './drafted';
import { fragmentOf, isPart } from './fragments';
import { isConfiguration } from './lines/custom-kinds';
import { folderInHome } from './lines/home';
import { fileAgain, filesAppliedBelow } from './manifests/file-again';
import { filledIn, isToComplete, wholeBeside } from './manifests/filled-in';
import { hasGaps } from './manifests/gaps';
import { adapted, writing } from './manifests/given-files';
import { plainName } from './manifests/plain-name';
import { manifestsIn } from './manifests/read-manifests';
import { isOtherThanBeside, unlikeBeside } from './manifests/unlike-beside';
import { folded, isOnlyNamespace } from './namespaces/folded-namespaces';
import type { Manifest } from './objects/object-claims';
import { filesBeside, type State } from './state';

/** A block that shows a file or an object. */
export function fileOf(block: Block, text: LabText, state: State): DraftedBlock {
  if (block.name !== undefined && /^(?:\/|~(?!\/[\w/.-]+$))|\.\.\//.test(block.name)) return { drafted: [itemOf(block, [todo(block.line, `the file ${block.name} is outside of the reader’s folder`)])], what: 'TODO: its file is outside of the reader’s folder' };
  if (block.name !== undefined && !isOtherThanBeside(state, block.name, block.text)) return isPart(block, block.name, state) ? fragmentOf(block, state) : written(block, block.name, state);
  const objects = manifestsIn(adapted(state, block.text));
  if (isOnlyNamespace(folded(state, block.text))) return namespaceOnly(block, undefined, state);
  const [object] = objects;
  if (/^[ \t]*(?:- )?(?:\.{3}|…)[ \t]*$/m.test(block.text) && objects.some(({ metadata: { name = '...' } = {} }) => /^(?:\.{3}|…)$/.test(name))) return { drafted: [itemOf(block, [todo(block.line, 'a manifest without its names and values; say what it contains')])], what: 'TODO: a manifest without its names' };
  if (object && STANDS_FOR_ANY.test(object.kind)) return leftOut(block, 'it shows how manifests are built');
  if (!object) return { drafted: [itemOf(block, [todo(block.line, 'a file that the text does not name')])], what: 'TODO: a file without a name' };
  if (objects.every(isConfiguration)) return leftOut(block, `${object.kind} is a file of a program of the cluster, and not an object`);
  const key = `${object.kind}/${object.metadata?.name ?? ''}`;
  const again = fileAgain(block, objects, text, state);
  if (again !== undefined) return written(block, again, state);
  const isElsewhere = state.objects.has(key) || text.blocks.some((other) => other !== block && other.kind === 'file' && other.name !== undefined && manifestsIn(other.text).some(({ kind, metadata }) => `${kind}/${metadata?.name ?? ''}` === key));
  if (isElsewhere || isAppliedBelow(block, key, text, state)) return { drafted: [itemOf(block, [{ comment: `line ${block.line}: ${key} once more, as it is made elsewhere` }])], what: 'a comment: it shows an object that is made elsewhere' };
  return applied(block, objects, `${object.kind.toLowerCase()}-${object.metadata?.name ?? 'object'}.yaml`, state);
}

/** `kind: <any>`: no object is made of it. */
const STANDS_FOR_ANY = /^<.*>$/;

/** Whether a line below applies a file that stands beside the text and has the same object: the block only shows it. */
function isAppliedBelow(block: Block, key: string, text: LabText, state: State): boolean {
  return filesAppliedBelow(block, text).some((name) => [...filesBeside(state, name).values()].some((file) => manifestsIn(file).some(({ kind, metadata }) => `${kind}/${metadata?.name ?? ''}` === key)));
}

/** The object of a block that no line applies. */
function applied(block: Block, objects: readonly Manifest[], name: string, state: State): DraftedBlock {
  if (!/^[a-z0-9][\w.-]*$/.test(name)) return { drafted: [itemOf(block, [todo(block.line, 'a file that the text does not name')])], what: 'TODO: a file without a name' };
  const write = writing(state, name, hasGaps(block.text) ? filledIn(state, name, block.text) : block.text);
  const { lines, ...does } = draftCommand({ text: `kubectl apply -f ${name}`, line: block.line }, block.path, state);
  if (does.outcome === 'todo') return { drafted: [itemOf(block, [write, ...lines])], what: `the file ${name}, and a TODO` };
  if (does.isHeld === true) return { drafted: [{ ...does, text: '', outcome: 'left out', lines }], what: `a TODO about the file ${name}` };
  const asked = { comment: `TODO line ${block.line}: the text does not say how its reader makes this; see whether it is right` };
  return { drafted: [{ ...does, text: '', outcome: 'left out', lines: [asked, write, ...lines] }], what: `the file ${name}, and a line that applies it` };
}

/** The file of a block, under its name. */
export function written(block: Block, name: string, state: State): DraftedBlock {
  const file = plainName(name);
  if (isOnlyNamespace(folded(state, block.text))) return namespaceOnly(block, file, state);
  const whole = state.files.has(file) ? undefined : wholeBeside(state, file, block.text);
  if (whole !== undefined) return { drafted: [itemOf(block, [{ comment: `line ${block.line} shows a part of ${file}, which stands whole beside the text` }, ...folderInHome(file, state), writing(state, file, whole)], { files: [file] })], what: `the file ${file}, as it stands beside the text` };
  const shown = state.files.has(file) || !hasGaps(block.text) ? block.text : filledIn(state, file, block.text);
  const unlike = state.files.has(file) || isToComplete(shown) ? undefined : unlikeBeside(state, file, shown);
  const asked = unlike === undefined ? [] : [todo(block.line, unlike)];
  return { drafted: [itemOf(block, [...asked, ...folderInHome(file, state), writing(state, file, shown)], { files: [file] })], what: `the file ${file}${unlike === undefined ? '' : `; ${unlike}`}` };
}

/** A line below may still read the file. */
function namespaceOnly(block: Block, file: string | undefined, state: State): DraftedBlock {
  if (file !== undefined) state.files.set(file, adapted(state, block.text));
  const why = `left out: the run has a namespace of its own`;
  return { drafted: [itemOf(block, [{ comment: `line ${block.line}, ${why}` }])], what: why };
}
