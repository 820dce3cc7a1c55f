import type { PickleStep } from '@cucumber/messages';
import builder from '@cucumber/cucumber/lib/support_code_library_builder/index';
import type { LabWorld } from './world';

/** What cucumber-js knows of a step in steps/. */
interface StepDefinition {
  code: (this: LabWorld, ...args: unknown[]) => unknown;
  matchesStepName(text: string): boolean;
  getInvocationParameters(request: { step: PickleStep; world: LabWorld }): Promise<{ parameters: unknown[] }>;
}

let definitions: readonly StepDefinition[] | undefined;

/**
 * Carries out a step of a scenario, outside of cucumber-js' own order. There is no public way to do so; its builder (exported
 * under lib/, the version is pinned) still has all definitions after they have been loaded.
 */
export async function carryOutStep(world: LabWorld, step: PickleStep): Promise<void> {
  definitions ??= (builder as unknown as { buildStepDefinitions(): { stepDefinitions: StepDefinition[] } }).buildStepDefinitions().stepDefinitions;
  const definition = definitions.find((one) => one.matchesStepName(step.text));
  if (!definition) return;
  const { parameters } = await definition.getInvocationParameters({ step, world });
  await definition.code.apply(world, parameters);
}
