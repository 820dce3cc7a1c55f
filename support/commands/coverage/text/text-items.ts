import { relative } from 'node:path';
import type { Block, LabText, Mention, ProseEdit, ShownOutput } from '../../../text/lab-text';
import { writtenFile } from '../../../vocabulary/lines/written-file';
import { shown } from '../../../vocabulary/lines/word';
import { statementsOf, type Shell, type Statement } from '../../../vocabulary/lines/statement';

/** A command of a text. */
export interface TextCommand {
  place: string;
  path: string;
  line: number;
  text: string;
  statements: Statement[];
  /** Mentioned within a sentence. */
  isInline: boolean;
  output?: ShownOutput;
}

/** A file that the reader writes, or a part of one. */
export interface TextFile {
  place: string;
  path: string;
  line: number;
  /** Undefined if the text does not say it. */
  name?: string;
  text: string;
  isPart: boolean;
}

/** What a text has for a task. */
export interface TextPart {
  commands: TextCommand[];
  files: TextFile[];
  /** What sentences have the reader change in files. */
  edits: ProseEdit[];
  /** Commands that sentences only speak of: a step may type them, and none must. */
  mentions: TextCommand[];
}

/** labspec's own commands belong to no task. */
const OWN = /^\s*(?:npx (?:--yes |-y )?labspec|npm (?:install|i) .*\blabspec|npx cucumber-js)\b/;

/** What ends a shell is typed by nobody who has none open. */
const LEAVES = /^\s*(?:exit|logout)(?: 0)?\s*$/;

/** A text by its tasks, in their order. @param namespaces that lines need not name: the run's own takes their place @returns by the ids of the text's tasks */
export function partsOf(text: LabText, namespaces: readonly string[]): Map<number | undefined, TextPart> {
  const shell: Shell = { values: new Map(), namespaces };
  const parts = new Map<number | undefined, TextPart>();
  for (const block of text.blocks) {
    const part = parts.get(block.task) ?? { commands: [], files: [], edits: text.edits.filter(({ task }) => task === block.task), mentions: text.mentions.filter(({ task }) => task === block.task).map((mention) => mentioned(mention, shell)) };
    parts.set(block.task, part);
    part.commands.push(...commandsOf(block, shell));
    part.files.push(...filesOf(block, part.commands).map((file) => ({ ...file, text: inOwnNamespace(file.text, namespaces.slice(1)) })));
  }
  return parts;
}

/** What a sentence speaks of gives no name a value. */
function mentioned({ path, line, text }: Mention, shell: Shell): TextCommand {
  return { place: `${shownPath(path)}:${line}`, path, line, text, statements: statementsOf(text, { ...shell, values: new Map(shell.values) }), isInline: true };
}

function commandsOf({ kind, path, commands = [], inline }: Block, shell: Shell): TextCommand[] {
  if (kind !== 'commands') return [];
  return commands.filter(({ text }) => !OWN.test(text) && !LEAVES.test(text)).map(({ text, line, output }) => ({
    place: `${shownPath(path)}:${line}`, path, line, text, statements: statementsOf(inRunsNamespace(text, shell.namespaces), shell), isInline: inline === true, ...(output ? { output } : {}),
  })).filter(({ statements }) => statements.length === 0 || !statements.every((statement) => isForNamespace(statement, shell.namespaces)));
}

/** A line whose here-document names a namespace that the run's own takes the place of. */
function inRunsNamespace(text: string, namespaces: Shell['namespaces']): string {
  return text.includes('<<') ? inOwnNamespace(text, namespaces.slice(1)).replaceAll(/^ +# namespace:.*\n/gm, '') : text;
}

/** A run makes its own namespace, and works in it: no step types that. */
function isForNamespace({ calls: [call, ...others] }: Statement, namespaces: readonly string[]): boolean {
  if (call?.program !== 'kubectl' || others.length > 0) return false;
  if (call.verb === 'config set-context') return namespaces.length > 1 && call.options.has('current') && call.options.size === 1;
  return /^(?:create|delete)$/.test(call.verb) && call.targets.length > 0 && call.targets.every(({ kind, name }) => kind === 'namespace' && name !== undefined && namespaces.slice(1).includes(shown(name)));
}

/** A manifest whose namespace the run's own takes the place of. Its lines stay where they are. */
function inOwnNamespace(text: string, namespaces: readonly string[]): string {
  return text.replaceAll(/^( +)(namespace:[ ]*["']?([\w-]+)["']?[ ]*)$/gm, (line, indent: string, rest: string, name: string) => (namespaces.includes(name) ? `${indent}# ${rest}` : line));
}

/** A block of a file, or a heredoc that writes one. */
function filesOf({ kind, path, line, text, name }: Block, commands: TextCommand[]): TextFile[] {
  // A block with a heredoc alone may look like the file that it writes.
  const [alone] = kind === 'file' && /^\s*(?:[$#] )?(?:cat|tee)\b.*<</.test(text) ? statementsOf(text.replace(/^\s*[$#] /, ''), { values: new Map(), namespaces: [] }) : [];
  const inside = alone && writtenFile(alone);
  if (inside) return [{ place: `${shownPath(path)}:${line}`, path, line: line + 1, text: inside.body, name: inside.name, isPart: false }];
  if (kind === 'file' || (kind === 'fragment' && name !== undefined)) return [{ place: `${shownPath(path)}:${line}`, path, line, text, isPart: kind === 'fragment', ...(name === undefined ? {} : { name }) }];
  const written = commands.filter(({ statements }) => statements.length === 1 && statements.some((statement) => writtenFile(statement)));
  for (const command of written) commands.splice(commands.indexOf(command), 1);
  return written.flatMap(({ place, path: file, line: start, statements }) => statements.flatMap((statement) => writtenFile(statement) ?? []).map(({ name: own, body }) => ({ place, path: file, line: start + 1, text: body, name: own, isPart: false })));
}

/** As it can be pasted where labspec was called. */
export function shownPath(path: string): string {
  const short = relative(process.cwd(), path);
  return short.startsWith('..') ? path : short;
}
