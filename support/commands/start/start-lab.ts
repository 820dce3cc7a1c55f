import { AuthorError, EnvironmentError } from '../../errors/errors';
import { labOption } from '../../lab/check-command';
import { readParameters } from '../../lab/parameters';
import { chosenLab, loadLab } from '../../lab/load-lab';
import type { ClusterApi } from '../../platform/kubernetes/cluster-api';
import { cleanUp } from '../../runtime/clean-up';
import { LabRun } from '../../runtime/open-run';
import { markScene, removeMark, sceneIn } from '../../vocabulary/scene/mark';
import { sceneObjects } from '../../vocabulary/scene/objects';
import { removeObjects, setScene } from '../../vocabulary/scene/set-scene';
import { defaultProfile } from '../cucumber/support-code';

interface Place {
  run: LabRun;
  api: ClusterApi;
  namespace: string;
}

/** Makes the scene of the chosen lab where its reader works. @param again whether to remove an earlier one first @returns the message for the reader @throws LabError */
export async function startLab({ again }: { again: boolean }): Promise<string> {
  // The scenarios of the scene are made of steps.
  await defaultProfile();
  return inPlace(async (place) => {
    const { run, api, namespace } = place;
    const there = await sceneIn(api, namespace);
    if (there !== undefined && (!again || there !== chosenLab())) throw thereAlready(namespace, there);
    if (there !== undefined) await removeScene(place);
    await markScene(api, namespace, chosenLab());
    await setScene(run).catch(async (error: unknown) => {
      await removeMark(api, namespace);
      throw error;
    });
    return `"${run.lab.title}" has been started in namespace ${namespace}. To look at your work: ${labspec('check')}`;
  });
}

/** Removes the scene, with all changes to it. @returns the message for the reader @throws LabError if there is none */
export async function endLab(): Promise<string> {
  return inPlace(async (place) => {
    const { api, namespace, run } = place;
    const there = await sceneIn(api, namespace);
    if (there === undefined) throw new EnvironmentError({ cause: 'lab-not-started', reason: 'The lab has not been started, so there is nothing to remove', subject: `namespace ${namespace}`, next: labspec('start') });
    if (there !== chosenLab()) throw thereAlready(namespace, there);
    await removeScene(place);
    return `What "${run.lab.title}" began with is removed from namespace ${namespace}.`;
  });
}

async function inPlace<T>(work: (place: Place) => Promise<T>): Promise<T> {
  const { scene, names, title } = loadLab();
  if (scene.length === 0) throw new AuthorError({ reason: `"${title}" begins with nothing that has to be made`, subject: 'lab.yaml, scene', next: labspec('check') });
  const given = JSON.parse(process.env['LABSPEC_WORLD'] ?? '{}') as { names?: Record<string, string> };
  const run = new LabRun(readParameters({ ...given, names: { namespace: names.namespace, ...given.names } }));
  try {
    return await work({ run, api: await run.api(), namespace: run.lab.names.namespace });
  } finally {
    await cleanUp(run);
  }
}

async function removeScene({ run, api, namespace }: Place): Promise<void> {
  await removeObjects(run, sceneObjects(run).reverse());
  await removeMark(api, namespace);
}

function thereAlready(namespace: string, lab: string): EnvironmentError {
  const told = { cause: 'started-already', subject: `namespace ${namespace}` };
  if (lab === chosenLab()) return new EnvironmentError({ ...told, reason: 'The lab has been started already', next: `${labspec('check')}\nto begin again: ${labspec('start --again')}` });
  return new EnvironmentError({ ...told, reason: `Another lab has been started there: ${lab}`, next: `npx labspec start --remove --lab ${lab}` });
}

function labspec(words: string): string {
  return ['npx labspec', words, ...labOption()].join(' ');
}
