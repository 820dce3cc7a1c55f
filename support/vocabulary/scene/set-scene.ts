import { AuthorError, EnvironmentError, LabError } from '../../errors/errors';
import { chosenLab } from '../../lab/load-lab';
import { verifyScene } from '../../runtime/other-task';
import type { Run } from '../../runtime/run';
import type { Scenario } from '../../runtime/scenario';
import { getsOwnNamespace } from '../cluster/own-namespace';
import { allAvailable } from '../images/states';
import { sceneIn } from './mark';
import { sceneObjects, type SceneObject } from './objects';

/** Until it is as broken as it should be: a container that fails has to fail first, and a node may look long for an image. */
const BROKEN_SECONDS = 300;

const set = new WeakMap<Run, Promise<void>>();

/** What a lab with a scene begins with: the robot makes it, once a run, and a student must have it. @throws LabError */
export function ensureScene(world: Scenario): Promise<void> {
  const { run } = world;
  if (run.lab.scene.length === 0) return Promise.resolve();
  const known = set.get(run) ?? (run.inspectsOnly ? mustBeSet(run) : makeOwn(world));
  set.set(run, known);
  return known;
}

async function makeOwn(world: Scenario): Promise<void> {
  const { run } = world;
  if (!(await getsOwnNamespace(run))) throw new AuthorError({ reason: 'A lab with a scene needs a namespace that is the run’s own', subject: 'lab.yaml', next: 'write ownNamespace: true' });
  for (const state of allAvailable(run)) await world.ensure(state);
  await setScene(run);
}

/** Makes the objects of the scene, and verifies that they are as the features tagged @scene say. If that fails, it removes what it has made. @throws EnvironmentError, AuthorError */
export async function setScene(run: Run): Promise<void> {
  const made: SceneObject[] = [];
  try {
    for (const object of sceneObjects(run)) {
      await make(run, object);
      made.unshift(object);
    }
    await verifyScene(run, BROKEN_SECONDS).catch((error: unknown) => {
      throw error instanceof LabError ? new AuthorError({ ...error.problem, cause: 'scene-differs', reason: `The scene is not as its feature says: ${error.problem.reason}`, next: 'correct the scene, or the feature tagged @scene' }) : error;
    });
  } catch (error) {
    await removeObjects(run, made);
    throw error;
  }
}

async function make(run: Run, { file, name, from }: SceneObject): Promise<void> {
  const { exitCode, output } = await (await run.kubectl()).create(file);
  if (exitCode === 0) return;
  const told = { subject: `namespace ${run.lab.names.namespace}`, seen: output.trim() };
  if (/AlreadyExists|already exists/.test(output)) throw new EnvironmentError({ ...told, cause: 'scene-in-the-way', reason: `There is already a ${name}, which labspec did not make`, look: `kubectl get ${name.toLowerCase().replace(' ', '/')}`, next: 'remove it if nobody needs it, then start the lab again' });
  throw new AuthorError({ ...told, cause: 'scene-not-made', reason: `Kubernetes refuses the ${name} of ${from}`, next: `correct ${from}` });
}

/** @param objects the last one first */
export async function removeObjects(run: Run, objects: readonly SceneObject[]): Promise<void> {
  const kubectl = await run.kubectl();
  for (const { file } of objects) await kubectl.deleteFile(file);
}

async function mustBeSet(run: Run): Promise<void> {
  const { namespace } = run.lab.names;
  const there = await sceneIn(await run.api(), namespace);
  if (there === chosenLab()) return;
  throw new EnvironmentError({ cause: 'lab-not-started', reason: 'The lab has not been started, so there is nothing to work on', subject: `namespace ${namespace}`, ...(there !== undefined && { seen: `the scene of ${there}` }), next: `npx labspec start --lab ${chosenLab()}` });
}
