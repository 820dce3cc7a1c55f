import type { PickleStep } from '@cucumber/messages';
import builder from '@cucumber/cucumber/lib/support_code_library_builder/index';
import type { LabWorld } from './world';

/** The fields of cucumber-js' own step definition that labspec uses. */
interface StepDefinition {
  code: (this: LabWorld, ...args: unknown[]) => unknown;
  matchesStepName(text: string): boolean;
  getInvocationParameters(request: { step: PickleStep; world: LabWorld }): Promise<{ parameters: unknown[] }>;
}

let definitions: readonly StepDefinition[] | undefined;

/** Whether a step definition that is loaded by now reads like this. */
export function hasSentence(text: string): boolean {
  return loaded().some((one) => one.matchesStepName(text));
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
