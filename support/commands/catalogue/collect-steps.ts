import { basename, relative } from 'node:path';
import type { Envelope, PickleStep } from '@cucumber/messages';
import { firstLook } from '../../runtime/shown-commands';
import { labOfFeature } from '../../lab/load-lab';
import { packageFolder } from '../../system/files/project';
import { isOwnSentence } from '../cucumber/own-sentence';
import { dryRun } from '../cucumber/dry-run';
import { HandWorld } from './recording-world';

/** The part of cucumber-js' own step definition that is looked at; its public type keeps it back. */
export interface StepDefinition {
  id: string;
  keyword: string;
  pattern: string | RegExp;
  uri: string;
  code: (...args: unknown[]) => unknown;
  getInvocationParameters(request: { step: PickleStep; world: unknown }): Promise<{ parameters: unknown[] }>;
}

export interface CatalogueStep {
  /** The file in steps/, without its ending: the noun that the step is about. */
  noun: string;
  keyword: string;
  pattern: string;
  /** How a feature of the lab says it; undefined for a step that no feature uses. */
  example: string | undefined;
  /** What does the same by hand, or looks at the same; or the task that brings the state about. */
  byHand: string[];
}

/** A step of a feature. */
interface Example {
  step: PickleStep;
  /** The name of its lab. */
  lab: string;
}

/** All steps that labspec knows, in the order of their files and lines, each with an example from the lab's features. */
export async function collectSteps(): Promise<CatalogueStep[]> {
  const { messages, support } = await dryRun();
  const examples = examplesOf(messages);
  const { stepDefinitions } = support as unknown as { stepDefinitions: StepDefinition[] };
  return Promise.all(stepDefinitions.filter((definition) => !isOwnSentence(definition)).map((definition) => describe(definition, examples.get(definition.id))));
}

async function describe(definition: StepDefinition, example: Example | undefined): Promise<CatalogueStep> {
  const step = example?.step;
  return {
    noun: basename(relative(packageFolder, definition.uri), '.ts'),
    keyword: definition.keyword,
    pattern: typeof definition.pattern === 'string' ? definition.pattern : (step?.text ?? definition.pattern.source),
    example: step && `${definition.keyword} ${step.text}`,
    byHand: example ? await byHand(definition, example) : [],
  };
}

/** Calls the step with a world that only notes what the step would do or look at. */
async function byHand(definition: StepDefinition, { step, lab }: Example): Promise<string[]> {
  const world = new HandWorld(lab);
  const { parameters } = await definition.getInvocationParameters({ step, world });
  const look = await firstLook(() => definition.code.apply(world, parameters));
  return [...new Set([...world.lines, ...(look?.split('\n') ?? [])])];
}

/** The first step of a feature that each definition matches. */
function examplesOf(messages: Envelope[]): Map<string, Example> {
  const steps = new Map(messages.flatMap(({ pickle }) => pickle?.steps.map((step): [string, Example] => [step.id, { step, lab: labOfFeature(pickle.uri) }]) ?? []));
  const examples = new Map<string, Example>();
  for (const { pickleStepId, stepDefinitionIds } of messages.flatMap(({ testCase }) => testCase?.testSteps ?? [])) {
    const step = steps.get(pickleStepId ?? '');
    const id = stepDefinitionIds?.[0];
    if (step && id && !examples.has(id)) examples.set(id, step);
  }
  return examples;
}
