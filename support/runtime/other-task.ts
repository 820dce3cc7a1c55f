import { PickleStepType, type Pickle } from '@cucumber/messages';
import { AuthorError, TaskFailed } from '../errors/errors';
import { SCENE_TAG, taskTag } from '../lab/lab';
import { chosenLab } from '../lab/load-lab';
import type { Actor } from './actors/actor';
import { looker } from './actors/looker';
import { robot } from './actors/robot';
import type { Run } from './run';
import type { Scenario, Server } from './scenario';
import { scenariosWith } from './scenarios-with';
import { carryOutStep } from './step-definitions';
import { isFree } from '../system/process/ports';
import { waitFor } from '../wait/wait-for';
import { LabWorld } from './world';

const FREE_SECONDS = 10;
/** What is there already needs no waiting. */
const LOOK_SECONDS = 1;

/** Verifies the work of another task as a check does: its Thens must hold. @throws LabError that the first of them fails with */
export async function verifyTask(world: Scenario, id: number): Promise<void> {
  const { inspectsOnly } = world.run;
  let seen = 0;
  for (const scenario of scenariosOf(world, id)) seen += await walk(insideOf(world, id, inspectsOnly ? undefined : looker(LOOK_SECONDS)), scenario, world);
  if (seen === 0 && !inspectsOnly) throw new TaskFailed({ reason: 'Nothing that could be looked at shows whether this is done', next: 'do it again' });
}

/** Does the work of another task. @throws LabError that the first of its steps fails with */
export async function doTask(world: Scenario, id: number): Promise<void> {
  for (const scenario of scenariosOf(world, id)) await walk(insideOf(world, id, robot), scenario, world);
}

/** Verifies that all is there, and as broken as it should be, before the reader begins. @param within seconds for each Then @throws LabError that the first of them fails with */
export async function verifyScene(run: Run, within: number): Promise<void> {
  for (const scenario of scenariosWith(SCENE_TAG, chosenLab())) await walk(worldOf(run, looker(within)), scenario);
}

function scenariosOf({ run }: Scenario, id: number): Pickle[] {
  const told = { subject: `task ${id}`, next: 'see tasks in lab.yaml, and the tags of the features' };
  if (!run.lab.tasks.some((task) => task.id === id)) throw new AuthorError({ ...told, reason: 'A scenario starts from a task that lab.yaml does not have' });
  const scenarios = scenariosWith(taskTag(id), chosenLab());
  if (scenarios.length === 0) throw new AuthorError({ ...told, reason: 'A scenario starts from a task that has no scenario itself' });
  return scenarios;
}

/** Carries out the steps of a scenario. @param around the scenario in whose middle this happens @returns how many of its Thens were not about the lost output of an action */
async function walk(world: LabWorld, { steps }: Pickle, around?: Scenario): Promise<number> {
  try {
    for (const step of steps) {
      world.step = step;
      await carryOutStep(world, step);
    }
    return steps.filter(({ type }) => type === PickleStepType.OUTCOME).length - world.takenOnTrust;
  } finally {
    around?.transcript.push(...world.transcript);
    if (world.server) await endServer(world.server);
  }
}

/** The scenario around it may start another one on the same port. A graded program has a network, and so ports, of its own. */
async function endServer({ port, process }: Server): Promise<void> {
  await process.end();
  if (!process.isApart) await waitFor(async () => ((await isFree(port)) ? { done: true } : { notYet: 'it is still taken' }), { what: `Port ${port} is free again`, within: FREE_SECONDS, every: 0.05 });
}

/** @param actor by default that of the scenario around it */
function insideOf(around: Scenario, id: number, actor: Actor | undefined): LabWorld {
  const world = worldOf(around.run, actor ?? (around as LabWorld).actor);
  world.task = around.run.lab.tasks.find((task) => task.id === id);
  return world;
}

function worldOf(run: Run, actor: Actor): LabWorld {
  const world = new LabWorld({ attach: () => Promise.resolve(), log: () => undefined, link: () => undefined, parameters: {} });
  return Object.assign(world, { run, actor, task: undefined });
}
