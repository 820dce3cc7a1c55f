import { ownName, nameIn, nameNearby } from './file-names';
import { inlineCommands } from './inline-commands';
import { asksForChange } from './announced';
import { isDockerfile, isManifest, kindOfBlock, NOT_SAID } from './kind-of-block';
import type { Block, ChangeSaid, CodePart, Command, Part } from './lab-text';
import { looksLikeOutput } from './looks';
import { changeSaid } from './prose-edits';
import { withoutArrows } from './remarks';
import { repeatAsked } from './repeat-asked';
import { sectionOf } from './section-of';
import { lastOfSeveral, sharedOutput } from './shared-output';

export interface PlacedBlock {
  /** Of its part. */
  index: number;
  block: Block;
}

export interface ReadBlocks {
  blocks: PlacedBlock[];
  /** The parts that are something to do. */
  contents: Set<Part>;
}

/** The blocks of a page, in its order. What a block of output shows is noted with its command, too. */
export function blocksOf(parts: readonly Part[]): ReadBlocks {
  const withCommands = new Set(fencedBlocks(parts, new Map()).filter(({ block }) => block.kind === 'commands').map(({ index }) => index));
  const inline = inlineCommands(parts, (index) => isAlone(parts, index, withCommands));
  const fenced = fencedBlocks(parts, inline);
  const blocks = [...[...inline].flatMap(([index, found]) => found.map((block) => ({ index, block: { ...block, ...aboutChanges(parts, index, block.text) } }))), ...fenced].sort((one, other) => one.index - other.index);
  nameByCommands(blocks);
  const contents = new Set(blocks.filter(({ block }) => block.kind === 'commands' || block.kind === 'file').flatMap(({ index }) => parts[index] ?? []));
  return { blocks, contents };
}

/** @param inline what is typed between them: a block below may show what that prints */
function fencedBlocks(parts: readonly Part[], inline: ReadonlyMap<number, readonly Block[]>): PlacedBlock[] {
  const typed: Command[] = [];
  return parts.flatMap((part, index): PlacedBlock[] => {
    if (part.type !== 'code') {
      const asked = part.type === 'prose' ? repeatAsked(part, typed.at(-1)) : undefined;
      const again = asked && isAboveOutput(parts, index, typed.at(-1)) ? asked : undefined;
      typed.push(...[...(inline.get(index) ?? []), ...(again ? [again] : [])].flatMap(({ commands = [] }) => commands));
      return again ? [{ index, block: again }] : [];
    }
    const block = blockOf(parts, index, typed);
    typed.push(...(block.commands ?? []));
    return [{ index, block }];
  });
}

function isAboveOutput(parts: readonly Part[], index: number, last: Command | undefined): boolean {
  return parts[index + 1]?.type === 'code' && kindOfBlock(parts, index + 1, last).kind === 'output';
}

/** Whether the section of a part has no block of commands. */
function isAlone(parts: readonly Part[], index: number, withCommands: ReadonlySet<number>): boolean {
  const { begin, end } = sectionOf(parts, index);
  return parts.slice(begin, end).every((_, place) => !withCommands.has(begin + place));
}

function blockOf(parts: readonly Part[], index: number, typed: readonly Command[]): Block {
  const part = parts[index] as CodePart;
  const last = typed.at(-1);
  const { kind, why, commands } = kindOfBlock(parts, index, last);
  const block: Block = { kind, why, path: part.path, line: part.line, endLine: part.endLine, text: part.text, ...(part.language !== undefined && { language: part.language }), ...(part.hasTabs && { hasTabs: part.hasTabs }), ...saidAround(parts, index), ...aboutChanges(parts, index) };
  if (kind === 'commands' && commands) showBegin(part, commands, last);
  if (kind === 'commands' && commands) return commandsOrRepeat(block, part, commands, typed, parts[index - 1]?.type === 'code');
  if (kind === 'output' && couldPrint(last, part.text) && !((why === NOT_SAID || isOneValue(last, part.text)) && isUnderOtherHeading(parts, index, last))) showOutput(block, typed);
  if (kind === 'file' || kind === 'fragment') return named(block, parts, index, last);
  return block;
}

const CHANGES = /^(?:kubectl|k) (?:apply|create|delete|replace|patch|scale|expose|autoscale|label|annotate|set|rollout (?:restart|undo|pause|resume)) (?!token\b)[^|;&>\n]*$/;
const SAYS_WHAT_IT_DID = /\b(?:created|configured|unchanged|deleted|replaced|patched|scaled|exposed|autoscaled|(?:un)?labell?ed|annotated|updated|restarted|rolled|paused|resumed|pruned|exists?)\b|error|warning|invalid|unable|forbidden|denied|refused|not (?:found|allowed|valid|patched)|No resources|must|required|deprecated|unknown|usage|failed/i;

/** `Pod 1, Pod 2, Pod 3`, below a line that scales: kubectl says what it has done, or why not, and shows nothing else. */
function couldPrint(typed: Command | undefined, shown: string): boolean {
  return typed === undefined || !CHANGES.test(typed.text) || /\s(?:-o|--output|--dry-run|-v|--v|--help|-h|--list|-w|--watch)\b/.test(typed.text) || SAYS_WHAT_IT_DID.test(shown) || looksLikeOutput(shown.trim().split('\n')[0] ?? '');
}

/** `echo $SHOP` prints a line: several belong to something else. */
function isOneValue(typed: Command | undefined, shown: string): boolean {
  return /^echo "?\$\{?\w+\}?"?$/.test(typed?.text ?? '') && shown.trim().includes('\n');
}

/** What nothing announces as an output belongs to the section that it stands in. */
function isUnderOtherHeading(parts: readonly Part[], index: number, last: Command | undefined): boolean {
  const heading = parts.slice(0, index).filter(({ type }) => type === 'heading').at(-1);
  return last !== undefined && heading !== undefined && heading.path === parts[index]?.path && heading.line > last.line;
}

function aboutChanges(parts: readonly Part[], index: number, line?: string): { changeSaid?: ChangeSaid } {
  const said = changeSaid(parts, index, line);
  return said ? { changeSaid: said } : {};
}

function saidAround(parts: readonly Part[], index: number): Pick<Block, 'said' | 'below' | 'heading'> {
  const heading = parts.slice(0, index).reverse().find(({ type }) => type === 'heading');
  const [above, below] = [parts[index - 1], parts[index + 1]].map((part) => (part?.type === 'prose' ? part.text : ''));
  // A sentence that ends with a colon is about what stands below it.
  const behind = parts[index + 2]?.type === 'code' ? below?.replace(/(?<=^|[.!?]\s+|\n)[^.!?\n]*:\s*$/, '') : below;
  const said = [above, behind].filter((text) => text !== undefined && text.trim() !== '').join('\n');
  return { ...(said !== '' && { said }), ...(behind !== undefined && behind.trim() !== '' && { below: behind }), ...(heading?.type === 'heading' && { heading: heading.text }) };
}

function commandsOrRepeat(block: Block, { tab }: CodePart, commands: Command[], typed: readonly Command[], isBelowCode: boolean): Block {
  const [only] = commands;
  const last = typed.at(-1);
  // The same command once more, now with its output: it is typed once.
  if (only && commands.length === 1 && last && !last.output && only.output && only.text === last.text) {
    last.output = only.output;
    return { ...block, kind: 'output', why: 'it repeats the command before it, with its output' };
  }
  const repeated = repeatedBy(commands, typed);
  if (repeated) {
    for (const [place, { output }] of withoutEnds(commands).entries()) if (output) Object.assign(repeated[place] ?? {}, { output });
    return { ...block, kind: 'output', why: 'it repeats the commands before it, with their output' };
  }
  if (tab && tab.index > 0 && isBelowCode) return { ...block, kind: 'other', why: `it is another tab of the same place: ${tab.name}` };
  return { ...block, commands };
}

/** How far above a session the commands stand that it repeats. */
const FARTHEST = 12;

/** The commands without prompts that a session types once more, with its prompts. */
function repeatedBy(commands: readonly Command[], typed: readonly Command[]): Command[] | undefined {
  const session = withoutEnds(commands);
  if (session.length === 0 || !commands.every(({ prompt }) => prompt !== undefined)) return undefined;
  const before = withoutEnds(typed.slice(-FARTHEST));
  for (let start = before.length - session.length; start >= 0; start--) {
    const found = before.slice(start, start + session.length);
    if (found.every(({ text, prompt, output }, place) => prompt === undefined && !output && text === session[place]?.text)) return found;
  }
  return undefined;
}

function withoutEnds(commands: readonly Command[]): Command[] {
  return commands.filter(({ text }) => !/^(?:exit|clear|quit|logout)$/.test(text));
}

/** What stands above the first command of a block is what the command before it prints. */
function showBegin({ text, line }: CodePart, [first]: readonly Command[], last: Command | undefined): void {
  const lines = text.split('\n').slice(0, (first?.line ?? line) - line);
  const begin = lines.findIndex((each) => each.trim() !== '' && !/^\s*#/.test(each));
  if (begin >= 0 && looksLikeOutput(lines[begin] ?? '') && last && !last.output) last.output = { text: lines.slice(begin).filter((each) => !/^\s*#/.test(each)).join('\n').trimEnd(), line: line + begin };
}

function showOutput({ text: shown, line }: Block, typed: readonly Command[]): void {
  const last = typed.at(-1);
  const text = withoutArrows(shown);
  if (!last || last.output || text.trim() === '') return;
  const each = sameAbove(typed);
  const lines = text.split('\n').filter((each) => each.trim() !== '');
  const block = ofLastBlock(typed);
  const shared = sharedOutput(block, text);
  if (shared) for (const { command, text: own, below } of shared) command.output = { text: own, line: line + below };
  else if (each.length < 2 || each.length !== lines.length) last.output = { text: lastOfSeveral(block, text), line };
  else for (const [index, command] of each.entries()) command.output = { text: lines[index] ?? '', line };
}

/** The last lines that stand one below the other, with at most one between them, and of which nothing is shown yet. */
function ofLastBlock(typed: readonly Command[]): Command[] {
  const below: Command[] = [];
  for (const command of [...typed].reverse()) {
    const end = command.line + command.text.split('\n').length;
    if (command.output || (below[0] && below[0].line - end > 1)) break;
    below.unshift(command);
  }
  return below;
}

/** The lines of the last block that call one program, and print a line each: `echo $A`, `echo $B`. */
function sameAbove(typed: readonly Command[]): Command[] {
  const programOf = ({ text }: Command): string | undefined => /^(?:echo|printf|cat|hostname|date|readlink|base64)\b(?=[^\n]*$)/.exec(text)?.[0];
  const last = typed.at(-1);
  const before = [...typed].reverse().findIndex((command, index, all) => command.output !== undefined || programOf(command) === undefined || programOf(command) !== (last && programOf(last)) || (index > 0 && command.line !== (all[index - 1]?.line ?? 0) - 1));
  return before === 0 ? [] : typed.slice(before < 0 ? 0 : typed.length - before);
}

function named(block: Block, parts: readonly Part[], index: number, last: Command | undefined): Block {
  const opened = last && /^(?:sudo )?(?:vim?|nano|emacs|code|touch|cat|gedit)\s+(?:-\S+\s+)*(\S+)\s*$/.exec(last.text)?.[1];
  const name = ownName(parts[index] as CodePart) ?? nameNearby(parts, index) ?? (opened === undefined ? undefined : nameIn(opened)) ?? (/^docker/i.test(block.language ?? '') || isDockerfile(block.text) ? 'Dockerfile' : undefined);
  if (block.kind === 'file' && !isManifest(block.text) && name === undefined) return { ...block, kind: 'other', why: `${block.why ?? ''}, and nothing says which file it is` };
  if (block.kind === 'fragment' && name !== undefined && !asksForChange(parts, index)) return { ...block, kind: 'file', name, why: `the text calls it ${name}` };
  return { ...block, ...(name !== undefined && { name }) };
}

/** A manifest that no sentence names has the name with which it is applied below it, or in the sentence above. */
function nameByCommands(blocks: readonly PlacedBlock[]): void {
  const isTaken = (name: string, own: Block): boolean => blocks.some(({ block }) => block.kind === 'file' && block.name === name && isManifest(block.text) && !isSameObject(block, own));
  for (const [place, { block }] of blocks.entries()) {
    if (block.kind !== 'file' || block.name !== undefined) continue;
    const next = blocks.slice(place + 1).find((below) => below.block.kind === 'commands' || below.block.kind === 'file')?.block;
    const before = blocks[place - 1]?.block;
    const name = [appliedBy(next), before?.inline ? appliedBy(before) : undefined, calledAbove(before, block)].flatMap((applied) => (applied === undefined ? [] : (nameIn(applied) ?? []))).find((each) => !isTaken(each, block));
    if (name === undefined) continue;
    block.name = name;
  }
}

/** A manifest that the text shows once more, put right or changed. */
function isSameObject(one: Block, other: Block): boolean {
  const objectOf = ({ text }: Block): string => ['kind', ' +name'].map((key) => new RegExp(`^${key}: *["']?([\\w.-]+)`, 'm').exec(text)?.[1] ?? '').join('/');
  return objectOf(one) === objectOf(other) && one.line > other.line;
}

/** The text applies a file, maybe from an address, and shows it below: its name is in that of the object, or the other way round. */
function calledAbove(above: Block | undefined, { text }: Block): string | undefined {
  const name = /\s(?:-f|--filename)[= ]*["']?(?:https?:\/\/\S*\/|\.\/)?([\w.-]+\.(?:ya?ml|json))["']?(?=\s|$)/.exec(above?.commands?.at(-1)?.text ?? '')?.[1];
  const stem = name?.replace(/\.\w+$/, '') ?? '';
  const object = /^ {2}name: *["']?([\w.-]+)/m.exec(text)?.[1] ?? '';
  const [one, other] = [stem, object].map((text) => text.split(/[-_.]/));
  return object.length > 2 && stem.length > 2 && (one?.every((part) => other?.includes(part)) === true || other?.every((part) => one?.includes(part)) === true) ? name : undefined;
}

function appliedBy(block: Block | undefined): string | undefined {
  return block?.commands?.map(({ text }) => /\s(?:-f|--filename)[= ]*([^\s-]\S*)/.exec(text)?.[1]).find((name) => name !== undefined && !/^https?:/.test(name));
}
