import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PickleStepType, type Envelope, type PickleStep } from '@cucumber/messages';
import type { Lab } from '../../lab/lab';
import { loadLab } from '../../lab/load-lab';
import { projectFolder } from '../../system/files/project';
import { isLabspecs } from '../catalogue/by-hand';
import type { Own } from '../catalogue/recording-world';
import { dryRun } from '../cucumber/dry-run';
import { scenariosOf, type LintedScenario } from '../lint/scenarios';
import { statementsOf, type Shell, type Statement } from '../../vocabulary/lines/statement';
import { writtenFile } from '../../vocabulary/lines/written-file';
import { record, type Definition, type Recorded } from './recorder';
import { Remarks } from './remarks';
import type { SpecFile, SpecStep } from './step';
import { AuthorError } from '../../errors/errors';

/** What a lab's features do and expect, step by step, in the order of files and lines. */
export interface Specification {
  name: string;
  lab: Lab;
  steps: SpecStep[];
  /** The first lines of commands that comments of the features leave out. */
  commandsLeftOut: readonly string[];
}

/** Reads a lab's features, and asks each step what a reader types for it; carries nothing out. @param own names in place of the lab's @throws AuthorError if lab.yaml or a feature cannot be read */
export async function specificationOf(name: string, own?: Own): Promise<Specification> {
  const lab = loadLab(name);
  const { messages, support } = await dryRun([name]);
  const broken = messages.find(({ parseError }) => parseError)?.parseError;
  if (broken) throw new AuthorError({ reason: 'This is not Gherkin', subject: `${broken.source.uri ?? ''}:${broken.source.location?.line ?? 1}`, seen: broken.message, next: `npx labspec lint --lab ${name}` });
  const { stepDefinitions } = support as unknown as { stepDefinitions: Definition[] };
  const shell: Shell = { values: new Map(), namespaces: [lab.names.namespace] };
  const steps: SpecStep[] = [];
  const remarks = new Remarks(messages);
  const scenarios = withPickles(messages);
  for (const [scenario, pickleSteps] of scenarios) {
    const until = Math.min(...scenarios.flatMap(([{ file, line }]) => (file === scenario.file && line > scenario.line ? [line] : [])));
    let before: Recorded | undefined;
    const first = steps.length;
    for (const [index, step] of pickleSteps.entries()) {
      const definition = definitionOf(messages, stepDefinitions, step);
      const recorded = definition ? await record(definition, step, name, own) : { lines: [], files: [], unattended: [], acts: false, probes: false, expectations: [] };
      if (isMemoryOfOutput(step)) freeLast(steps, first);
      steps.push(...stepsOf({ scenario, index, step, recorded: remembering(step, recorded, before), shell, lab: name, remarks, until }));
      if (step.type === PickleStepType.ACTION && recorded.lines.length > 0 && !isMemory(step)) before = recorded;
    }
  }
  return { name, lab, steps, commandsLeftOut: remarks.commandsLeftOut };
}

interface Read {
  scenario: LintedScenario;
  index: number;
  step: PickleStep;
  recorded: Recorded;
  shell: Shell;
  lab: string;
  remarks: Remarks;
  /** The line of the next scenario of the file. */
  until: number;
}

/** A step, and one more for each file that its lines write. */
function stepsOf(read: Read): SpecStep[] {
  const step = stepOf(read);
  const written = step.statements.flatMap((statement) => {
    const file = writtenFile(statement);
    return file ? [{ statement, writes: { name: file.name, path: `${step.file}:${step.line}`, content: file.body } }] : [];
  });
  if (written.length === 0) return [step];
  const others = step.statements.filter((statement) => written.every((one) => one.statement !== statement && !isFolderOf(one.writes.name, statement)));
  return [...written.map(({ writes }) => ({ ...step, statements: [], writes })), ...(others.length > 0 ? [{ ...step, statements: others }] : [])];
}

/** `mkdir -p parts`, before `parts/web.yaml` is written. */
function isFolderOf(file: string, { text }: Statement): boolean {
  const [, folder] = /^mkdir -p ["']?([\w./-]+?)\/?["']?$/.exec(text) ?? [];
  return folder !== undefined && file.startsWith(`${folder}/`);
}

function stepOf({ scenario, index, step, recorded, shell, lab, remarks, until }: Read): SpecStep {
  const keyword = step.type === PickleStepType.OUTCOME ? 'Then' : step.type === PickleStepType.ACTION ? 'When' : 'Given';
  const [written] = recorded.files;
  const writes = written === undefined ? fileOf(step, lab) : specFile(written, lab);
  const line = scenario.steps[index]?.line ?? scenario.line;
  const isAdded = remarks.saysNotInText(scenario.file, line);
  const lines = keyword === 'Given' ? preparing(writes) : recorded.lines;
  return {
    file: scenario.file,
    line,
    keyword,
    text: step.text,
    ...(scenario.task === undefined ? {} : { task: scenario.task }),
    scenario: `${scenario.file}:${scenario.line}:${scenario.name}`,
    statements: lines.flatMap((line) => statementsOf(line, shell)),
    acts: recorded.acts,
    unattended: recorded.unattended,
    isTyped: keyword === 'When' && !isMemory(step) && !isTrial(recorded) && !isAdded,
    isAdded,
    leavesOut: remarks.leftOutBetween(scenario.file, line, scenario.steps.slice(index + 1).find(({ isThen }) => !isThen)?.line ?? until),
    expectations: recorded.expectations,
    ...(writes && (written !== undefined || keyword !== 'When') ? { writes } : {}),
    ...(step.argument?.docString ? { docString: step.argument.docString.content } : {}),
  };
}

/** labspec tries something out on a port that only it knows. */
function isTrial({ probes, lines }: Recorded): boolean {
  return probes && lines.some((line) => /\bPORT\b/.test(line));
}

function isMemoryOfOutput({ text }: PickleStep): boolean {
  return /^I remember the output as "\w+"$/.test(text);
}

/** A line that only finds a value: a reader of the text sees it elsewhere, or copies it. What a name in the text stands for must be in the text itself. @param first step of the scenario */
function freeLast(steps: SpecStep[], first: number): void {
  const at = steps.map(({ keyword, isTyped }, index) => index >= first && keyword === 'When' && isTyped).lastIndexOf(true);
  const step = steps[at];
  if (step && !step.acts) steps[at] = { ...step, isTyped: false };
}

function isMemory({ text }: PickleStep): boolean {
  return /^I remember .* as "\w+"$/.test(text);
}

/** What was printed last is what a reader's line in `$(...)` prints. */
function remembering(step: PickleStep, recorded: Recorded, before: Recorded | undefined): Recorded {
  const name = /^I remember the output as "(\w+)"$/.exec(step.text)?.[1];
  const line = before?.lines.at(-1);
  return name === undefined || line === undefined ? recorded : { ...recorded, lines: [`${name}=$(${line})`] };
}

/** The first text of a sentence that is the name of a file of the lab. */
function fileOf({ text }: PickleStep, lab: string): SpecFile | undefined {
  const names = [...text.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name);
  const name = names.find((one) => /\w/.test(one) && !one.includes('\n') && existsSync(join(projectFolder(), specFile(one, lab).path)));
  return name === undefined ? undefined : specFile(name, lab);
}

function specFile(name: string, lab: string): SpecFile {
  return { name, path: join('fixtures', lab, name) };
}

/** With which lines a reader may bring about what a Given begins with. */
function preparing(file: SpecFile | undefined): string[] {
  return file === undefined || !/\.(?:ya?ml|json)$/.test(file.name) ? [] : [`kubectl apply -f ${file.name}`, `kubectl create -f ${file.name}`];
}

function withPickles(messages: readonly Envelope[]): [LintedScenario, readonly PickleStep[]][] {
  const scenarios = scenariosOf(messages);
  return messages.flatMap(({ pickle }) => pickle ?? []).map(({ steps }, index) => [scenarios[index] as LintedScenario, steps]);
}

function definitionOf(messages: readonly Envelope[], definitions: readonly Definition[], { id }: PickleStep): Definition | undefined {
  const ids = messages.flatMap(({ testCase }) => testCase?.testSteps ?? []).find(({ pickleStepId }) => pickleStepId === id)?.stepDefinitionIds;
  const found = definitions.find((one) => one.id === ids?.[0]);
  return found && isLabspecs(found) ? found : undefined;
}
