import type { PickleStep } from '@cucumber/messages';
import builder from '@cucumber/cucumber/lib/support_code_library_builder/index';
import { WORDS } from '../lab/named';
import type { LabWorld } from './world';

/** The fields of cucumber-js' own step definition that labspec uses. */
interface StepDefinition {
  code: (this: LabWorld, ...args: unknown[]) => unknown;
  matchesStepName(text: string): boolean;
  getInvocationParameters(request: { step: PickleStep; world: LabWorld }): Promise<{ parameters: unknown[] }>;
}

let definitions: readonly StepDefinition[] | undefined;

/** The texts that no step definition which is loaded by now reads like, or begins like. Compares without building the definitions, which takes a twentieth of a second. */
export function withoutSentence(texts: readonly string[]): string[] {
  const { stepDefinitionConfigs } = builder as unknown as { stepDefinitionConfigs: { pattern: string | RegExp }[] };
  const known = stepDefinitionConfigs.map(({ pattern }) => String(pattern));
  return texts.filter((text) => !known.some((pattern) => `${pattern} `.startsWith(`${withParameters(text)} `)));
}

/** The parameter types of support/parameter-types.ts that a state may have, in the place of their values. */
const VALUES: [type: string, value: RegExp][] = [
  ['{string}', /"[^"]*"/g],
  ['{image}', new RegExp(`${WORDS.image}(?= )`, 'g')],
  ['{container}', new RegExp(`${WORDS.container}(?= )`, 'g')],
  ['{pod}', new RegExp(`${WORDS.pod}(?= |$)`, 'g')],
  ['{int}', /\b\d+\b/g],
];

function withParameters(text: string): string {
  return VALUES.reduce((changed, [type, value]) => changed.replaceAll(value, type), text);
}

function loaded(): readonly StepDefinition[] {
  return (builder as unknown as { buildStepDefinitions(): { stepDefinitions: StepDefinition[] } }).buildStepDefinitions().stepDefinitions;
}

/**
 * Carries out a step of a scenario outside of cucumber-js' order. No public API does so; its builder (exported under lib/, the version is pinned)
 * keeps all definitions after loading.
 */
export async function carryOutStep(world: LabWorld, step: PickleStep): Promise<void> {
  definitions ??= loaded();
  const definition = definitions.find((one) => one.matchesStepName(step.text));
  if (!definition) return;
  const { parameters } = await definition.getInvocationParameters({ step, world });
  await definition.code.apply(world, parameters);
}
