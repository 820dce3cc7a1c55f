import { relative } from 'node:path';
import { PickleStepType, type Envelope, type Pickle, type PickleStep } from '@cucumber/messages';
import { AuthorError } from '../../errors/errors';
import { taskIdOf } from '../../lab/lab';
import { packageFolder } from '../../system/files/project';
import { record } from '../specification/recorder';
import { dryRun } from '../cucumber/dry-run';
import { fileOfStep } from '../cucumber/support-code';
import { isOwnSentence } from '../cucumber/own-sentence';
import type { StepDefinition } from './collect-steps';

/** A scenario of a lab, with what its reader types. */
export interface ScenarioByHand {
  /** With the values of its example. */
  name: string;
  /** Without them: `A Pod with a mistake: ...` */
  plainName: string;
  /** `features/my-lab/01-first.feature` */
  file: string;
  /** Undefined where it has no tag of a task. */
  task: number | undefined;
  steps: StepByHand[];
}

export interface StepByHand {
  keyword: 'Given' | 'When' | 'Then';
  text: string;
  /** Of a When: what a reader types, or looks with; without the files that it writes. */
  lines: string[];
  /** Of a When: the files of the lab that a reader writes before. */
  files: string[];
  docString?: string;
  table?: string[][];
}

const KEYWORDS = { [PickleStepType.CONTEXT]: 'Given', [PickleStepType.OUTCOME]: 'Then', [PickleStepType.ACTION]: 'When', [PickleStepType.UNKNOWN]: 'When' } as const;

/** The scenarios of a lab in the order of its features; carries nothing out. @param lab its name @throws AuthorError if a feature is not Gherkin */
export async function scenariosByHand(lab: string): Promise<ScenarioByHand[]> {
  const { messages, support } = await dryRun([lab]);
  const broken = messages.find(({ parseError }) => parseError)?.parseError;
  if (broken) throw new AuthorError({ reason: 'A feature is not Gherkin', subject: `${broken.source.uri ?? ''}:${broken.source.location?.line ?? 1}`, seen: broken.message, next: `correct it, then: npx labspec lint --lab ${lab}` });
  const { stepDefinitions } = support as unknown as { stepDefinitions: StepDefinition[] };
  const definitions = new Map(messages.flatMap(({ testCase }) => testCase?.testSteps ?? []).map(({ pickleStepId, stepDefinitionIds }) => [pickleStepId, stepDefinitions.find(({ id }) => id === stepDefinitionIds?.[0])]));
  const names = plainNames(messages);
  return Promise.all(messages.flatMap(({ pickle }) => pickle ?? []).map(async ({ name, uri, tags, astNodeIds, steps }: Pickle) => {
    const plainName = names.get(astNodeIds[0] ?? '') ?? name;
    return { name, plainName, file: uri, task: taskIdOf(tags), steps: await Promise.all(steps.map((step) => byHand(step, definitions.get(step.id), lab))) };
  }));
}

function plainNames(messages: readonly Envelope[]): Map<string, string> {
  const children = messages.flatMap(({ gherkinDocument }) => gherkinDocument?.feature?.children ?? []);
  const scenarios = children.flatMap((child) => [child, ...(child.rule?.children ?? [])]).flatMap(({ scenario }) => scenario ?? []);
  return new Map(scenarios.map(({ id, name, examples }) => [id, examples.length > 0 ? name.replaceAll(/<[^<>]+>/g, '...') : name]));
}

async function byHand(step: PickleStep, definition: StepDefinition | undefined, lab: string): Promise<StepByHand> {
  const { type = PickleStepType.UNKNOWN, text, argument } = step;
  const keyword = KEYWORDS[type];
  const typed = keyword === 'When' && definition && isLabspecs(definition) ? await recorded(step, definition, lab) : { lines: [], files: [] };
  return { keyword, text, ...typed, ...(argument?.docString ? { docString: argument.docString.content } : {}), ...(argument?.dataTable ? { table: argument.dataTable.rows.map(({ cells }) => cells.map(({ value }) => value)) } : {}) };
}

async function recorded(step: PickleStep, definition: StepDefinition, lab: string): Promise<Pick<StepByHand, 'lines' | 'files'>> {
  const { files, lines } = await record(definition, step, lab);
  return { files, lines: lines.flatMap((line) => line.split('\n')) };
}

/** Whether a step is labspec's: nobody knows what a step of the lab's author does when it is called. */
export function isLabspecs(definition: { uri: string }): boolean {
  return !isOwnSentence(definition) && !relative(packageFolder, fileOfStep(definition)).startsWith('..');
}
