import { compareStatements, likeness, meansSame } from '../../../vocabulary/lines/compare';
import { canonicalStatement, meaningsIn, type Statement } from '../../../vocabulary/lines/statement';
import type { SpecStep } from '../../specification/step';
import { exampleOf } from '../text/template-of';
import type { TextCommand } from '../text/text-items';
import type { PlacedDifference, Status } from '../result';
import { placedDifferences } from './body-differences';
import { seenBy } from './seen-by';

/** What a step types, and whether a command of the text has it. */
interface Slot {
  step: SpecStep;
  statement: Statement;
  isUsed: boolean;
}

/** What covers a command of a text. */
export interface Match {
  command: TextCommand;
  status: Status;
  step?: SpecStep;
  differences: PlacedDifference[];
}

export interface Matched {
  matches: Match[];
  /** Steps that type what the text does not show. */
  without: SpecStep[];
}

/** Less than this in common is another command. */
const ALIKE = 0.5;

/** Finds for each command of a task's text the step that types it. @param steps of the task @param before steps about what is there before the reader begins */
export function matchCommands(commands: readonly TextCommand[], steps: readonly SpecStep[], before: readonly SpecStep[]): Matched {
  const slots = steps.flatMap((step) => step.statements.map((statement): Slot => ({ step, statement, isUsed: false })));
  const all = commands.flatMap((command) => command.statements.map((statement) => ({ command, statement })));
  const found = new Map<Statement, Found | undefined>();
  // What is the same word for word goes before what a value would make the same.
  for (const isSame of [isWholly, isOnceFilled]) {
    for (const { command, statement } of all) if (!found.get(statement)) found.set(statement, equalTo(statement, command, slots, isSame));
  }
  for (const one of all) if (!found.get(one.statement)) found.set(one.statement, nearTo(one, slots, [...steps, ...before]));
  const matches = commands.map((command) => whole(command, command.statements.map((statement) => found.get(statement) ?? NOTHING)));
  for (const match of matches) {
    const example = match.status === 'uncovered' ? exampleOf(match.command, commands) : undefined;
    const { status, step } = matches.find(({ command }) => command === example) ?? NOTHING;
    if (status === 'covered' || status === 'seen') Object.assign(match, { status, ...(step ? { step } : {}) });
  }
  return { matches, without: withoutText(slots, all.flatMap(({ statement }) => meaningsIn(statement))) };
}

/** A statement of a command of the text. */
interface Typed {
  command: TextCommand;
  statement: Statement;
}

type Found = Omit<Match, 'command'>;
const NOTHING: Found = { status: 'uncovered', differences: [] };

type Equality = (text: Statement, step: Statement) => boolean;
const isWholly: Equality = (text, step) => canonicalStatement(text) === canonicalStatement(step) && isOnceFilled(text, step);
const isOnceFilled: Equality = meansSame;

function equalTo(statement: Statement, { isInline }: TextCommand, slots: readonly Slot[], isSame: Equality): Found | undefined {
  const equal = slots.filter((slot) => isSame(statement, slot.statement));
  const slot = equal.find(({ step, isUsed }) => step.isTyped && !isUsed) ?? equal.find(({ step }) => step.isTyped && (!step.acts || isInline)) ?? equal.find(({ step }) => !step.isTyped);
  if (!slot) return undefined;
  slot.isUsed = true;
  return { status: slot.step.keyword === 'Then' ? 'seen' : 'covered', step: slot.step, differences: [] };
}

/** A step that was meant, or that sees the same object. */
function nearTo(own: Typed, slots: readonly Slot[], steps: readonly SpecStep[]): Found {
  const { statement } = own;
  const free = slots.filter(({ step, isUsed }) => step.isTyped && !isUsed);
  const meant = nearest(statement, free.filter((slot) => isSameVerb(statement, slot.statement)));
  if (meant) return partly(own, meant);
  const step = seenBy(statement, steps);
  if (step) return { status: 'seen', step, differences: [] };
  const other = nearest(statement, free) ?? nearest(statement, slots.filter((slot) => !slot.step.isTyped && isSameVerb(statement, slot.statement)));
  return other ? partly(own, other) : NOTHING;
}

function isSameVerb(one: Statement, other: Statement): boolean {
  return one.calls[0] !== undefined && one.calls[0].program === other.calls[0]?.program && one.calls[0].verb === other.calls[0].verb;
}

function nearest(statement: Statement, slots: readonly Slot[]): Slot | undefined {
  const [best] = slots.map((slot) => ({ slot, like: likeness(statement, slot.statement) })).sort((one, other) => other.like - one.like);
  return best && best.like >= ALIKE ? best.slot : undefined;
}

function partly(own: Typed, slot: Slot): Found {
  slot.isUsed = true;
  return { status: 'partly', step: slot.step, differences: placedDifferences(compareStatements(own.statement, slot.statement), own, slot) };
}

const FROM_GOOD_TO_BAD: readonly Status[] = ['covered', 'seen', 'left out', 'partly', 'uncovered'];

/** A line with several commands is covered as its worst one is. */
function whole(command: TextCommand, parts: readonly Found[]): Match {
  const [worst = NOTHING] = [...parts].sort((one, other) => FROM_GOOD_TO_BAD.indexOf(other.status) - FROM_GOOD_TO_BAD.indexOf(one.status));
  const step = worst.step ?? (worst.status === 'uncovered' ? undefined : parts[0]?.step);
  return { command, status: worst.status, differences: parts.flatMap(({ differences }) => differences), ...(step ? { step } : {}) };
}

/** A line that another scenario of the task types too needs no text of its own, nor does one that the text runs within another: `ip=$(...)`. @param within those */
function withoutText(slots: readonly Slot[], within: readonly string[]): SpecStep[] {
  const typed = slots.filter(({ step }) => step.isTyped);
  const used = typed.filter(({ isUsed }) => isUsed);
  const isKnown = ({ step, statement }: Slot): boolean => used.some((other) => (other.step.scenario !== step.scenario || !step.acts) && canonicalStatement(statement) === canonicalStatement(other.statement)) || within.includes(canonicalStatement(statement));
  return [...new Set(typed.filter((slot) => !slot.isUsed && !isKnown(slot)).map(({ step }) => step))];
}
