import type { ProseEdit } from '../../../text/lab-text';
import { meansSame } from '../../../vocabulary/lines/compare';
import { statementsOf, type Statement } from '../../../vocabulary/lines/statement';
import { shown } from '../../../vocabulary/lines/word';
import { placeOf, type SpecStep } from '../../specification/step';
import { shownPath, type TextCommand, type TextFile } from '../text/text-items';
import type { ReadLab } from '../text/lint/read-lab';
import { kindName } from './as-line';
import { carryOut } from './carry-out';
import { lose } from './change';
import { loseEnding } from './ending';
import { Files } from './files';
import { noObjects, type World } from './made';

/** They put containers of their own into Pods. */
const INJECTORS = /\b(?:istio|linkerd|sidecar injection|dapr|kuma|consul connect|vault agent)/i;

/** What a text has its reader do, in its order. */
export type Event = { at: number; path: string; line: number } & ({ command: TextCommand } | { file: TextFile } | { edit: ProseEdit });

/** Sees the lab as a reader makes it. */
export interface Follower {
  /** Before a command is carried out, which `carry` does. */
  command(command: TextCommand, world: World, carry: () => void): void;
  /** Before a sentence has a file changed. */
  edit(edit: ProseEdit, world: World): void;
  /** After each command, file and edit. */
  then(event: Event, world: World): void;
}

/** Goes through a text, and carries out in mind what its reader does. */
export function followText(lab: ReadLab, follower: Follower): void {
  const world: World = { objects: noObjects(), files: new Files(lab.fixtures), own: lab.namespace };
  const hidden = hiddenActs(lab);
  world.objects.hasSidecars = [...lab.lines.values()].flat().some((line) => INJECTORS.test(line));
  // What a lab begins with, its text need not show.
  world.objects.hasStrangers = lab.steps.some(({ keyword, task, statements }) => task === undefined || (keyword === 'Given' && statements.length > 0));
  for (const event of eventsOf(lab)) {
    forget(world, hidden, taskAt(lab, event));
    if ('file' in event) world.files.write(event.file);
    else if ('command' in event) {
      follower.command(event.command, world, () => carryAll(world, event.command, lab));
      loseEnding(event.command, world);
    }
    else {
      follower.edit(event.edit, world);
      world.files.edit(event.edit);
    }
    follower.then(event, world);
  }
}

function carryAll(world: World, { statements, path, line, isInline }: TextCommand, lab: ReadLab): void {
  for (const statement of statements) {
    if (lab.commands.some((other) => waitsInVain(other, statement))) continue;
    const step = lab.steps.find(({ isTyped, statements: own }) => isTyped && own.some((one) => meansSame(statement, one)));
    const place = `${shownPath(path)}:${line + statement.line}`;
    // What is only mentioned may not be typed.
    if (isInline && !step) doubt(world, statement);
    // An editor is a person; the step says what they change.
    else if (step && step.unattended.length > 0) for (const one of step.unattended.flatMap((text) => statementsOf(text, { values: new Map(), namespaces: [world.own] }))) carryOut(world, one, place);
    else carryOut(world, statement, place);
  }
}

/** The text shows, with this command or where it has it once more, that what a line waits for does not come about. */
function waitsInVain({ statements, output }: TextCommand, { calls, text }: Statement): boolean {
  const isWaiting = calls.some(({ verb }) => verb === 'wait' || verb === 'rollout status');
  return isWaiting && output !== undefined && statements.some((one) => one.text === text) && !/successfully rolled out|roll out complete|condition met/.test(output.text);
}

/** What a statement may or may not have changed. */
function doubt({ objects }: World, { calls }: Statement): void {
  for (const { targets, verb } of calls) {
    if (/^(?:get|describe|logs|wait|explain|top|exec|rollout (?:status|history))$/.test(verb)) continue;
    for (const made of [...objects.all.values()]) if (targets.some(({ kind, name }) => kindName(kind) === made.kind && (!name || shown(name) === made.name))) lose(objects, made);
  }
}

/** Where a sentence stands between the blocks of a text: 2.5 is behind the third. */
export function between({ blocks }: ReadLab['text'], { path, line }: { path: string; line: number }): number {
  return blocks.map((block) => block.path === path && block.endLine <= line).lastIndexOf(true) + 0.5;
}

function eventsOf({ text, commands, files }: ReadLab): Event[] {
  const at = (path: string, line: number): number => text.blocks.findIndex((block) => block.path === path && block.line <= line && line <= block.endLine);
  const above = (edit: ProseEdit): number => between(text, edit);
  const events: Event[] = [
    ...commands.map((command) => ({ at: at(command.path, command.line), path: command.path, line: command.line, command })),
    ...files.map((file) => ({ at: at(file.path, file.line), path: file.path, line: file.line, file })),
    ...text.edits.map((edit) => ({ at: above(edit), path: edit.path, line: edit.line, edit })),
  ];
  return events.sort((one, other) => one.at - other.at || one.line - other.line);
}

interface Hidden {
  task: number;
  step: SpecStep;
}

/** What readers do that the text does not show them: they find it out. */
function hiddenActs({ commands, steps }: ReadLab): Hidden[] {
  const inText = commands.flatMap(({ statements }) => statements);
  const isShown = (statement: Statement): boolean => inText.some((one) => meansSame(one, statement));
  return steps.flatMap((step) => (step.task !== undefined && step.keyword === 'When' && step.acts && step.statements.some((statement) => !isShown(statement)) ? [{ task: step.task, step }] : []));
}

function taskAt({ text, aligned }: ReadLab, { path, line }: Event): number {
  const task = text.blocks.find((block) => block.path === path && block.line <= line && line <= block.endLine)?.task;
  return (task === undefined ? undefined : aligned.get(task)) ?? 0;
}

/** From the task on in which readers do it, nobody knows what it has left. */
function forget({ objects, files }: World, hidden: Hidden[], task: number): void {
  const now = hidden.filter((one) => one.task <= task);
  if (now.length > 0) objects.hasStrangers = true;
  for (const one of now) hidden.splice(hidden.indexOf(one), 1);
  const calls = now.flatMap(({ step }) => step.statements.flatMap((statement) => statement.calls));
  for (const { targets, options, args, program } of calls) {
    for (const word of [...(options.get('filename') ?? []), ...(program === 'kubectl' ? [] : args)]) files.lose(shown(word));
    for (const made of [...objects.all.values()]) if (targets.some(({ kind, name }) => kindName(kind) === made.kind && (!name || shown(name) === made.name))) lose(objects, made);
  }
}

/** Goes through the steps of a lab in the same way. @param look sees the lab after each step */
export function followSteps({ steps, fixtures, namespace }: ReadLab, look: (step: SpecStep, world: World) => void): void {
  const world: World = { objects: noObjects(), files: new Files(fixtures), own: namespace };
  for (const step of steps) {
    if (step.keyword === 'When' && step.writes?.content !== undefined) world.files.write({ name: step.writes.name, text: step.writes.content, isPart: false });
    const typed = step.unattended.length > 0 ? step.unattended.flatMap((text) => statementsOf(text, { values: new Map(), namespaces: [namespace] })) : step.statements;
    if (step.keyword === 'When') for (const statement of typed) carryOut(world, statement, placeOf(step));
    look(step, world);
  }
}
