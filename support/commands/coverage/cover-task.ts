import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { areAllIn, meansSame } from '../../vocabulary/lines/compare';
import { changesInEditor, matchEdits } from './match/match-edits';
import { matchCommands, type Match } from './match/match-commands';
import { matchFiles } from './match/match-files';
import { matchOutputs } from './match/match-outputs';
import { matchMentions } from './match/match-mentions';
import { swapped } from './match/swapped';
import { whyForReader } from './left-to-reader';
import { refOf, type Item, type TaskCoverage, type WithoutText } from './result';
import type { SpecStep } from '../specification/step';
import type { TextCommand, TextPart } from './text/text-items';

/** What all tasks are covered with. */
export interface AllSteps {
  steps: readonly SpecStep[];
  /** About what is there before the reader begins. */
  before: readonly SpecStep[];
  /** Commands whose shown outputs are as the objects of the lab are. */
  fitting: ReadonlySet<TextCommand>;
  /** Lines of the text that comments of the features leave out. */
  commandsLeftOut: readonly string[];
}

/** Covers the text of one task by its steps. @param ids of the lab's tasks; none for what the text has outside of them */
export function coverTask({ commands, files, edits, mentions }: TextPart, ids: readonly number[], { steps: all, before, fitting, commandsLeftOut }: AllSteps): Pick<TaskCoverage, 'items' | 'without'> {
  const steps = all.filter(({ task }) => task !== undefined && ids.includes(task));
  const leftOut = commands.filter((command) => isLeftOut(command, commandsLeftOut, steps));
  const { matches: typed, without: unshown } = matchCommands(commands.filter((command) => !leftOut.includes(command)), steps, before);
  const { spoken, without } = matchMentions(mentions, unshown);
  const matches = [...typed, ...spoken, ...leftOut.map((command): Match => ({ command, status: 'left out', differences: [] }))];
  const written = matchFiles(files, steps);
  const edited = matchEdits(edits, steps, all);
  const isBehind = swapped(matches, steps);
  const items = [...matches.map((match) => commandItem(inOrder(match, isBehind.get(match)), steps, all)), ...matchOutputs(matches, steps, fitting), ...written.items, ...edited.items];
  const isAnswer = answersOf(before, matches);
  const rest = [...without.filter((step) => !isAnswer(step)), ...written.without.filter((step) => !step.isAdded && !isGiven(step, commands) && !isWrittenBefore(step, all))].filter((step) => !edited.steps.has(step));
  return { items: items.sort((one, other) => one.place.localeCompare(other.place, undefined, { numeric: true })), without: rest.map(withoutText) };
}

/** A comment says why no step types it. */
function isLeftOut({ text, statements }: TextCommand, commandsLeftOut: readonly string[], steps: readonly SpecStep[]): boolean {
  const [first = '', ...rest] = text.split('\n');
  const typed = steps.flatMap((step) => (step.isTyped ? step.statements : []));
  return !areAllIn(statements, typed) && commandsLeftOut.some((line) => line === first || (rest.length > 0 && line === `${first} ...`));
}

/** @param earlier a line that the text has before it, and whose step comes behind it */
function inOrder(match: Match, earlier: Match | undefined): Match {
  return earlier ? { ...match, status: 'partly', differences: [{ what: 'order', text: `behind ${earlier.command.text.split('\n')[0] ?? ''} (${earlier.command.place})`, step: `before it${earlier.step ? ` (${refOf(earlier.step).place})` : ''}` }] } : match;
}

function commandItem({ command, status, step, differences }: Match, steps: readonly SpecStep[], all: readonly SpecStep[]): Item {
  const changing = status === 'uncovered' ? changesInEditor(command, steps) : undefined;
  if (changing) return commandItem({ command, status: 'covered', step: changing, differences }, steps, all);
  const base: Item = { kind: 'command', place: command.place, shown: command.text.split('\n')[0] ?? '', status, differences, ...(step ? { step: refOf(step) } : {}) };
  if (status === 'partly') return { ...base, next: 'make both the same' };
  if (status !== 'uncovered') return base;
  const elsewhere = all.find((other) => other.isTyped && other.statements.some((statement) => command.statements.some((own) => meansSame(own, statement))));
  const why = elsewhere ? undefined : whyForReader(command.text);
  if (why !== undefined) return { ...base, next: `leave it to the reader (${why}): put <!-- labspec: no task --> above the heading of its section, or give it a section of its own` };
  const line = command.text.includes('\n') ? undefined : command.text.replaceAll('"', '\\"');
  const write = line === undefined ? 'write it as a doc string of: When I run' : `write: When I run "${line}"`;
  return { ...base, next: elsewhere ? `${write}; ${elsewhere.task === undefined ? 'another scenario' : `task ${elsewhere.task}`} types it (${elsewhere.file}:${elsewhere.line})` : `${write}, or a Then about what it shows` };
}

/** A file that the reader has already: it is beside the text, or in a folder that commands name. */
function isGiven({ writes }: SpecStep, commands: readonly TextCommand[]): boolean {
  const name = writes?.name ?? '';
  const folders = name.split('/').slice(0, -1).map((_, index, all) => all.slice(0, index + 1).join('/'));
  const isNamed = (command: TextCommand): boolean => [name, ...folders].some((one) => command.text.includes(one));
  return commands.some((command) => existsSync(join(dirname(command.path), name))) || (folders.length > 0 && commands.some(isNamed));
}

/** Each task can be done alone: a file that an earlier one has written, a later one writes again. */
function isWrittenBefore(step: SpecStep, all: readonly SpecStep[]): boolean {
  const before = all.slice(0, all.indexOf(step)).filter(({ keyword, writes, task }) => keyword === 'When' && task !== step.task && writes?.name === step.writes?.name);
  return before.length > 0 && before.at(-1)?.writes?.content === step.writes?.content;
}

function withoutText(step: SpecStep): WithoutText {
  const line = step.statements[0]?.text;
  const shows = step.writes ? `the file ${step.writes.name}` : line === undefined ? 'what the reader does' : line.split('\n')[0] ?? line;
  return { ...refOf(step), next: `show in the text: ${shows}` };
}

/** In a lab that begins with something broken, the fix is for the reader to find, and no command of the text gives it. */
function answersOf(before: readonly SpecStep[], matches: readonly Match[]): (step: SpecStep) => boolean {
  const typesActs = matches.some(({ step, status }) => status !== 'seen' && step?.acts === true);
  return ({ acts }) => before.length > 0 && acts && !typesActs;
}
