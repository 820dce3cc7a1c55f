import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { pretty } from '@cucumber/gherkin-utils';
import { IdGenerator, type GherkinDocument, type PickleStep, type Scenario, type Step } from '@cucumber/messages';
import { AuthorError, messageOf } from '../../errors/errors';
import { kindOf } from '../../vocabulary/shell/observes';

/** Stands for an answer. For a check, it is a line that acts, and so one that it leaves out. */
export const LEFT_OUT = '...';

const TYPED = /^(I (?:run|type) )(["'])(.*)\2( for the whole cluster)?$/s;
const EDITS = /^I edit .* so that$/;

/**
 * A feature as students get it: without comments, and with `...` for each line that acts and each change in an editor. A check leaves those out, because
 * the student has made them; all that it looks at stays. @param file the path to show in errors @throws AuthorError if it is not Gherkin
 */
export function studentFeature(text: string, file: string): string {
  const newId = IdGenerator.uuid();
  const document = parsed(text, file, newId);
  const steps = new Map<string, PickleStep[]>();
  for (const step of compile(document, file, newId).flatMap((pickle) => pickle.steps)) {
    for (const id of step.astNodeIds) steps.set(id, [...(steps.get(id) ?? []), step]);
  }
  for (const scenario of scenariosOf(document)) withhold(scenario, (step) => steps.get(step.id) ?? []);
  return pretty({ ...document, comments: [] });
}

function parsed(text: string, file: string, newId: () => string): GherkinDocument {
  try {
    return new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher()).parse(text);
  } catch (error) {
    throw new AuthorError({ reason: 'A feature is not Gherkin', subject: file, seen: messageOf(error), next: 'npx labspec lint names the line' });
  }
}

/** What has steps: scenarios and backgrounds, also those of rules. */
type WithSteps = Pick<Scenario, 'steps' | 'name'> & Partial<Pick<Scenario, 'examples'>>;

function scenariosOf({ feature }: GherkinDocument): WithSteps[] {
  const children = (feature?.children ?? []).flatMap((child) => [child, ...(child.rule?.children ?? [])]);
  return children.flatMap(({ scenario, background }) => [scenario, background]).filter((part) => part !== undefined);
}

/** @param filledIn a step with the values of each example */
function withhold(scenario: WithSteps, filledIn: (step: Step) => PickleStep[]): void {
  const before = namesIn(scenario);
  for (const step of scenario.steps) {
    if (filledIn(step).some(acts)) leaveOutLine(step);
    if (EDITS.test(step.text) && step.dataTable) leaveOutRows(step.dataTable);
  }
  const after = namesIn(scenario);
  for (const { tableHeader, tableBody } of scenario.examples ?? []) {
    for (const [column, { value }] of tableHeader?.cells.entries() ?? []) {
      if (before.has(value) && !after.has(value)) for (const { cells } of tableBody) replaceValue(cells, column);
    }
  }
}

function acts({ text, argument }: PickleStep): boolean {
  const line = text === 'I run' ? argument?.docString?.content : TYPED.exec(text)?.[3]?.replaceAll(/\\(["'\\])/g, '$1');
  return line !== undefined && lineActs(line);
}

function lineActs(line: string): boolean {
  try {
    return kindOf(line).acts !== undefined;
  } catch {
    // Nobody knows what a line does that bash cannot read.
    return true;
  }
}

// The parser's types are readonly only by name: what it returns is ours.
type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

function leaveOutLine(step: Writable<Step>): void {
  if (step.docString) step.docString = { ...step.docString, content: LEFT_OUT };
  else step.text = step.text.replace(TYPED, `$1$2${LEFT_OUT}$2$4`);
}

function leaveOutRows(table: Writable<NonNullable<Step['dataTable']>>): void {
  table.rows = table.rows.slice(0, 1).map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, value: LEFT_OUT })) }));
}

function replaceValue(cells: readonly Writable<{ value: string }>[], column: number): void {
  const cell = cells[column];
  if (cell) cell.value = LEFT_OUT;
}

/** The columns of examples that steps use: `<pod>`. */
function namesIn({ name, steps }: WithSteps): Set<string> {
  const texts = [name, ...steps.flatMap(({ text, docString, dataTable }) => [text, docString?.content ?? '', ...(dataTable?.rows.flatMap(({ cells }) => cells.map(({ value }) => value)) ?? [])])];
  return new Set(texts.flatMap((text) => [...text.matchAll(/<([^<>]+)>/g)].map(([, column = '']) => column)));
}
