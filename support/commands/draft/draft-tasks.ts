import { dirname } from 'node:path';
import type { Block, Command, LabText, ProseEdit, TextTask } from '../../text/lab-text';
import { stringify } from 'yaml';
import { withChecksBelow } from './checks-below';
import { draftCommand } from './draft-command';
import { todo, type Drafted, type Line } from './drafted';
import { folderInHome } from './lines/home';
import { isConfiguration } from './lines/custom-kinds';
import type { Manifest } from './objects/object-claims';
import { manifestsIn, parsedOrNot } from './manifests/read-manifests';
import { folded, isOnlyNamespace } from './namespaces/folded-namespaces';
import { adapted, writing } from './manifests/given-files';
import { filledIn, isToComplete, wholeBeside } from './manifests/filled-in';
import { hasGaps, isElided } from './manifests/gaps';
import { plainName } from './manifests/plain-name';
import { withChangeInWords } from './manifests/edited-in-words';
import { editOf, effectsOfEdit } from './manifests/edited-object';
import { UNKNOWN } from './manifests/open-objects';
import { withImagesIn } from './manifests/swapped-images';
import { withFragment } from './manifests/merge-fragment';
import { answerSaid } from './outputs/said-answer';
import { left } from './outcome';
import { withoutMissingImages } from './outputs/missing-images';
import { outcomesOf } from './write/outcomes';
import { announcedFailure, remarksAround, saidOf, withDoubts } from './outputs/said-to-fail';
import { draftEdit } from './manifests/prose-edits';
import { filesBeside, type State } from './state';
import { unlikeBeside } from './manifests/unlike-beside';

/** A task as it is drafted. */
export interface DraftedTask {
  title: string;
  path: string;
  line: number;
  items: Drafted[];
}

/** What became of a block of the text. */
export interface Fate {
  block: Block;
  what: string;
}

export interface DraftedTasks {
  tasks: DraftedTask[];
  fates: Fate[];
}

/** Drafts the blocks of a text in their order. */
export function draftTasks(text: LabText, state: State): DraftedTasks {
  const fates: Fate[] = [];
  const tasks = text.tasks.map(({ id, title, path, line }: TextTask): DraftedTask => {
    if (state.shell?.isClient !== true) state.shell = undefined;
    state.madeHere = new Set();
    const blocks = withChecksBelow(text.blocks.filter(({ task }) => task === id), state);
    const items = blocks.flatMap((block, index) => {
      if (block.kind !== 'fragment') state.edited = undefined;
      const above = index === 0 ? editsBetween(text, undefined, block).map((edit) => draftEdit(edit, state)) : [];
      const { drafted, what } = draftBlock(block, text, state);
      fates.push({ block, what });
      const after = blocks[index + 1];
      const edits = editsBetween(text, block, after).map((edit) => draftEdit(edit, state));
      const whole = after?.kind === 'fragment' && state.edited && editOf(state.edited, withImagesIn(after.text, state.options.images)) ? drafted.map(edited) : withChangeInWords(drafted, block, state);
      return [...above, ...whole, ...edits];
    });
    return { title, path, line, items: withoutMissingImages(items) };
  });
  for (const block of text.blocks) if (block.task === undefined) fates.push({ block, what: `nothing: ${block.kind === 'other' ? (block.why ?? '') : 'it stands above the first task'}` });
  return { tasks, fates };
}

/** What sentences between two blocks have the reader change; not if the second block shows it. */
function editsBetween({ edits }: LabText, before: Block | undefined, after: Block | undefined): ProseEdit[] {
  if (after?.kind === 'file' || after?.kind === 'fragment') return [];
  const isBelow = ({ path, line }: ProseEdit): boolean => !before || (before.path === path && before.endLine <= line);
  const isAbove = ({ path, line }: ProseEdit): boolean => !after || after.path !== path || line < after.line;
  return edits.filter((edit) => edit.task === (before ?? after)?.task && isBelow(edit) && isAbove(edit));
}

/** The editor's line, where the block below says what changes. */
function edited(item: Drafted): Drafted {
  return /^kubectl\s+edit\b/.test(item.text) ? { ...item, lines: [], outcome: 'sentence' } : item;
}

interface DraftedBlock {
  drafted: Drafted[];
  what: string;
}

function draftBlock(block: Block, text: LabText, state: State): DraftedBlock {
  state.line = block.line;
  const edited = block.kind === 'output' || (block.kind === 'file' && block.name === undefined) ? plannedFileIn(block, state) : undefined;
  if (edited !== undefined) return written(block, edited, state);
  switch (block.kind) {
    case 'commands':
      state.folder = dirname(block.path);
      state.latestPlanned = undefined;
      return commandsOf(block, state);
    case 'file':
      return fileOf(block, text, state);
    case 'fragment':
      return fragmentOf(block, state);
    case 'output':
      return { drafted: [], what: 'what the lines before it print' };
    default:
      return { drafted: [], what: `nothing: ${block.why ?? 'it is neither typed nor written'}` };
  }
}

/** The file that `--dry-run -o yaml > web.yaml` has made above, if the block shows the same object: the reader edits it. */
function plannedFileIn(block: Block, state: State): string | undefined {
  const { latestPlanned: name } = state;
  const [planned] = state.planned.get(name ?? '') ?? [];
  const shown = manifestsIn(block.text);
  const isSameObject = shown.length > 0 && shown.every(({ kind }) => planned === undefined || kind === planned.kind);
  if (name === undefined || !isSameObject) return undefined;
  state.planned.delete(name);
  state.madeByLines.delete(name);
  state.latestPlanned = undefined;
  return name;
}

function commandsOf(block: Block, state: State): DraftedBlock {
  const drafted = (block.commands ?? []).map((command) => otherWay(command, block) ?? withDoubts(draftCommand(command, block.path, state, answerSaid(block, command)), { said: saidOf(block, command), announced: announcedFailure(command, block) }, state));
  return { drafted, what: outcomesOf(drafted) };
}

/** `# or`, above an editor: the line before it does the same. */
function otherWay(command: Command, block: Block): Drafted | undefined {
  const before = (block.commands ?? []).filter(({ line }) => line < command.line).at(-1);
  const isOther = before !== undefined && /^kubectl edit /.test(command.text) && remarksAround(block, command).above.some((remark) => /^\s*#+\s*(?:or\b|alternatively|another (?:way|option)|you can also|instead)/i.test(remark));
  return isOther ? left(`another way to do what line ${before.line} does`, { ...itemOf(block, []), line: command.line, text: command.text }) : undefined;
}

/** A block without a command of its own. */
function itemOf(block: Block, lines: Line[], more: Partial<Drafted> = {}): Drafted {
  return { path: block.path, line: block.line, text: '', lines, outcome: 'left out', effects: [], uses: [], images: [], files: [], sets: [], reads: [], isLook: true, ...more };
}

function fileOf(block: Block, text: LabText, state: State): DraftedBlock {
  if (block.name !== undefined && /^(?:\/|~(?!\/[\w/.-]+$))|\.\.\//.test(block.name)) return { drafted: [itemOf(block, [todo(block.line, `the file ${block.name} is outside of the reader’s folder`)])], what: 'TODO: its file is outside of the reader’s folder' };
  if (block.name !== undefined) return isPart(block, block.name, state) ? fragmentOf(block, state) : written(block, block.name, state);
  const objects = manifestsIn(adapted(state, block.text));
  if (isOnlyNamespace(folded(state, block.text))) return namespaceOnly(block, undefined, state);
  const [object] = objects;
  if (/^[ \t]*(?:- )?(?:\.{3}|…)[ \t]*$/m.test(block.text) && objects.some(({ metadata: { name = '...' } = {} }) => /^(?:\.{3}|…)$/.test(name))) return { drafted: [itemOf(block, [todo(block.line, 'a manifest without its names and values; say what it contains')])], what: 'TODO: a manifest without its names' };
  if (!object) return { drafted: [itemOf(block, [todo(block.line, 'a file that the text does not name')])], what: 'TODO: a file without a name' };
  if (objects.every(isConfiguration)) return { drafted: [itemOf(block, [{ comment: `line ${block.line}, left out: ${object.kind} is a file of a program of the cluster, and not an object` }])], what: 'left out: a file of a program of the cluster' };
  const key = `${object.kind}/${object.metadata?.name ?? ''}`;
  const isElsewhere = state.objects.has(key) || text.blocks.some((other) => other !== block && other.kind === 'file' && other.name !== undefined && manifestsIn(other.text).some(({ kind, metadata }) => `${kind}/${metadata?.name ?? ''}` === key));
  if (isElsewhere || isAppliedBelow(block, key, text, state)) return { drafted: [itemOf(block, [{ comment: `line ${block.line}: ${key} once more, as it is made elsewhere` }])], what: 'a comment: it shows an object that is made elsewhere' };
  return applied(block, objects, `${object.kind.toLowerCase()}-${object.metadata?.name ?? 'object'}.yaml`, state);
}

/** Whether a line below applies a file that stands beside the text and has the same object: the block only shows it. */
function isAppliedBelow({ path, endLine }: Block, key: string, { blocks }: LabText, state: State): boolean {
  const below = blocks.filter((other) => other.path === path && other.line > endLine).flatMap(({ commands = [] }) => commands);
  const names = below.flatMap(({ text }) => [...text.matchAll(/\b(?:kubectl|k) (?:apply|create)\b[^|;&\n]*? (?:-f|--filename)[= ]*([^\s"'<-]\S*)/g)].map(([, name = '']) => name));
  return names.some((name) => [...filesBeside(state, name).values()].some((file) => manifestsIn(file).some(({ kind, metadata }) => `${kind}/${metadata?.name ?? ''}` === key)));
}

/** The object of a block that no line applies. */
function applied(block: Block, objects: readonly Manifest[], name: string, state: State): DraftedBlock {
  if (!/^[a-z0-9][\w.-]*$/.test(name)) return { drafted: [itemOf(block, [todo(block.line, 'a file that the text does not name')])], what: 'TODO: a file without a name' };
  const write = writing(state, name, block.text);
  const { lines, ...does } = draftCommand({ text: `kubectl apply -f ${name}`, line: block.line }, block.path, state);
  if (does.outcome === 'todo') return { drafted: [itemOf(block, [write, ...lines])], what: `the file ${name}, and a TODO` };
  const asked = { comment: `TODO line ${block.line}: the text does not say how its reader makes this; see whether it is right` };
  return { drafted: [{ ...does, text: '', outcome: 'left out', lines: [asked, write, ...lines] }], what: `the file ${name}, and a line that applies it` };
}

function written(block: Block, name: string, state: State): DraftedBlock {
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

/** Part of a file that is there already, or of an object that the reader edits. */
function fragmentOf(block: Block, state: State): DraftedBlock {
  const edit = state.edited && editOf(state.edited, withImagesIn(block.text, state.options.images));
  if (edit) for (const [object, line] of state.open) if (line === state.edited?.line) state.open.delete(object);
  if (edit && state.edited) for (const { object } of effectsOfEdit(state.edited)) state.touched.add(object).add(UNKNOWN);
  if (edit && state.edited) return { drafted: [itemOf(block, edit, { isLook: false, effects: effectsOfEdit(state.edited) })], what: `what changes of ${state.edited.called}` };
  const names = [block.name === undefined ? undefined : plainName(block.name), ...[...state.files.keys()].reverse()].filter((name) => name !== undefined);
  for (const name of names) {
    const text = state.files.get(name);
    const merged = text === undefined ? undefined : mergedOrNot(text, block.text);
    if (merged === undefined || text === undefined) continue;
    if (isSame(text, merged)) return { drafted: [], what: `nothing: ${name} has it already` };
    return { drafted: [itemOf(block, [{ comment: `line ${block.line}: this part goes into ${name}` }, writing(state, name, merged)], { files: [name] })], what: `part of the file ${name}` };
  }
  return { drafted: [itemOf(block, [todo(block.line, 'a fragment; say which file or object it belongs to'), ...block.text.split('\n').slice(0, 12).map((text) => ({ comment: `  ${text}` }))])], what: 'TODO: a fragment of no file that is known' };
}

/** Some lines of a manifest that the reader has under this name already. */
function isPart({ text }: Block, name: string, state: State): boolean {
  const before = manifestsIn(state.files.get(plainName(name)) ?? '');
  const shown = parsedOrNot(text);
  return before.length > 0 && (isElided(text) || (manifestsIn(text).length === 0 && typeof shown === 'object' && shown !== null));
}

function mergedOrNot(text: string, fragment: string): string | undefined {
  try {
    return withFragment(text, fragment);
  } catch {
    return undefined;
  }
}

function isSame(text: string, merged: string): boolean {
  return stringify(manifestsIn(text)) === stringify(manifestsIn(merged));
}
