import { dirname } from 'node:path';
import type { Block, Command, LabText, ProseEdit, TextTask } from '../../text/lab-text';
import { withChecksBelow } from './checks-below';
import { ask, TABS } from './asked';
import { itemOf, type DraftedBlock } from './block-items';
import { draftCommand } from './draft-command';
import { fileOf, written } from './file-blocks';
import { fragmentOf, onlyShown } from './fragments';
import { type Drafted } from './drafted';
import { withGrown } from './manifests/grown';
import { manifestsIn } from './manifests/read-manifests';
import { withChangeInWords, wordsAround } from './edits/edited-in-words';
import { editOf, isOfEdited, showsChange } from './edits/edited-object';
import { withImagesIn } from './manifests/swapped-images';
import { answerSaid } from './outputs/said-answer';
import { left } from './outcome';
import { withoutMissingImages } from './outputs/missing-images';
import { outcomesOf } from './write/outcomes';
import { errorInRemark } from './outputs/error-in-remark';
import { withTimeToWait } from './outputs/awaited';
import { escaped } from '../../system/escaped';
import { announcedFailure, endingWith, remarksAround, saidOf, stateSaid, withDoubts } from './outputs/said-to-fail';
import { draftEdit } from './manifests/prose-edits';
import { withTimeForNodes } from './edits/edited-keys';
import { type State } from './state';

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
    if (state.shell?.isClient !== true) [state.leftOpen, state.shell] = [state.shell, undefined];
    state.madeHere = new Set();
    const blocks = withChecksBelow(withGrown(text.blocks.filter(({ task }) => task === id), text), state);
    const items = blocks.flatMap((block, index) => {
      if (block.kind !== 'fragment' && !isOfEdited(block, state.edited)) state.edited = undefined;
      const above = index === 0 ? editsBetween(text, undefined, block).map((edit) => draftEdit(edit, state)) : [];
      const after = blocks[index + 1];
      const { drafted, what } = onlyShown(block, blocks, draftBlock(block, after, text, state), state);
      fates.push({ block, what });
      const edits = editsBetween(text, block, after).map((edit) => draftEdit(edit, state));
      const whole = after && state.edited && showsChange(after, state) && editOf(state.edited, withImagesIn(after.text, state.options.images)) ? drafted.map((item) => edited(item, state)) : withChangeInWords(drafted, state);
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
  return edits.filter((edit) => edit.task === (before ?? after)?.task && isBelow(edit) && isAbove(edit) && !isDoneBelow(edit, after));
}

/** Lines that do what the sentence above them says: `sed -i ... web.yaml`, `cat > web.yaml`. */
function isDoneBelow({ file, from }: ProseEdit, after: Block | undefined): boolean {
  const name = escaped(file.split('/').at(-1) ?? file);
  return from === undefined && new RegExp(`(?:\\b(?:sed|perl|yq|vim?|nano|code|cp|mv|curl|wget)\\b[^\\n]*|>+ *[\\w./~$-]*)${name}`).test(after?.text ?? '');
}

/** The editor's line, where the block below says what changes. */
function edited(item: Drafted, state: State): Drafted {
  return item.outcome === 'todo' && item.line === state.edited?.line ? { ...item, lines: [], outcome: 'sentence' } : item;
}

function draftBlock(block: Block, after: Block | undefined, text: LabText, state: State): DraftedBlock {
  state.line = block.line;
  if (block.hasTabs) ask(state, TABS, 'slip', 'spaces');
  const edited = block.kind === 'output' || (block.kind === 'file' && block.name === undefined) ? plannedFileIn(block, state) : undefined;
  if (edited !== undefined) return written(block, edited, state);
  switch (block.kind) {
    case 'commands':
      state.folder = dirname(block.path);
      state.latestPlanned = undefined;
      return commandsOf(block, after, state);
    case 'file':
      return showsChange(block, state) ? fragmentOf(block, state) : noted(fileOf(block, text, state), state);
    case 'fragment':
      return fragmentOf(block, state);
    case 'output':
      return { drafted: [], what: 'what the lines before it print' };
    default:
      return { drafted: [], what: `nothing: ${block.why ?? 'it is neither typed nor written'}` };
  }
}

/** Lines of the block below may mean the file without its name; one of several, they do not. */
function noted(block: DraftedBlock, state: State): DraftedBlock {
  const file = block.drafted.flatMap(({ files }) => files).at(-1);
  state.fileAbove = state.fileAbove === undefined ? file : '';
  return block;
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

function commandsOf(block: Block, after: Block | undefined, state: State): DraftedBlock {
  const typed = block.commands ?? [];
  const drafted = typed.map((command) => {
    state.wordsAround = wordsAround(block, command);
    state.after = command === typed.at(-1) ? after : undefined;
    return otherWay(command, block) ?? withWhatIsSaid(draftCommand(command, block.path, state, answerSaid(block, command)), command, block, state);
  });
  state.fileAbove = undefined;
  return { drafted, what: outcomesOf(drafted) };
}

function withWhatIsSaid(item: Drafted, command: Command, block: Block, state: State): Drafted {
  const said = saidOf(block, command);
  const error = item.outcome === 'todo' ? [] : errorInRemark(block, command);
  if (error.length > 0) return endingWith(error, item);
  return { ...withDoubts(withTimeToWait(withTimeForNodes(item, state), block.said), { said, announced: announcedFailure(command, block) }, state), stateSaid: stateSaid(item, said) };
}

/** `# or`, above an editor: the line before it does the same. */
function otherWay(command: Command, block: Block): Drafted | undefined {
  const before = (block.commands ?? []).filter(({ line }) => line < command.line).at(-1);
  const isOther = before !== undefined && /^kubectl edit /.test(command.text) && remarksAround(block, command).above.some((remark) => /^\s*#+\s*(?:or\b|alternatively|another (?:way|option)|you can also|instead)/i.test(remark));
  return isOther ? left(`another way to do what line ${before.line} does`, { ...itemOf(block, []), line: command.line, text: command.text }) : undefined;
}
