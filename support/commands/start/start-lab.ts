import { loadConfiguration } from '@cucumber/cucumber/api';
import { AuthorError, EnvironmentError } from '../../errors/errors';
import { readParameters } from '../../lab/parameters';
import { chosenLab, loadLab } from '../../lab/load-lab';
import { cleanUp } from '../../runtime/clean-up';
import { LabRun } from '../../runtime/open-run';
import { projectFolder } from '../../system/files/project';
import { nullStream } from '../../system/null-stream';
import { markScene, removeMark, sceneIn } from '../../vocabulary/scene/mark';
import { sceneObjects } from '../../vocabulary/scene/objects';
import { removeObjects, setScene } from '../../vocabulary/scene/set-scene';
import { supportCode } from '../cucumber/support-code';

/** Makes the scene of the chosen lab where its reader works. @param again whether to remove an earlier one first @returns what to tell @throws LabError */
export async function startLab({ again }: { again: boolean }): Promise<string> {
  const { scene, names: { namespace }, title } = loadLab();
  if (scene.length === 0) throw new AuthorError({ reason: `"${title}" begins with nothing that has to be made`, subject: 'lab.yaml, scene', next: 'npx labspec check' });
  await loadSteps();
  const run = new LabRun(readParameters({ ...worldParameters(), names: { namespace, ...worldParameters().names } }));
  try {
    const api = await run.cluster();
    const there = await sceneIn(api, run.lab.names.namespace);
    if (there !== undefined && (!again || there !== chosenLab())) throw thereAlready(run.lab.names.namespace, there);
    if (there !== undefined) await removeScene(run);
    await markScene(api, run.lab.names.namespace, chosenLab());
    await setScene(run).catch(async (error: unknown) => {
      await removeMark(api, run.lab.names.namespace);
      throw error;
    });
    return `${title} has been started in namespace ${run.lab.names.namespace}. npx labspec check looks at your work.`;
  } finally {
    await cleanUp(run);
  }
}

/** As for every run of a machine or a class. */
function worldParameters(): { names?: Record<string, string> } {
  return JSON.parse(process.env['LABSPEC_WORLD'] ?? '{}') as { names?: Record<string, string> };
}

async function loadSteps(): Promise<void> {
  const environment = { cwd: projectFolder(), stdout: nullStream(), stderr: nullStream() };
  const { runConfiguration } = await loadConfiguration({}, environment);
  await supportCode(runConfiguration, environment);
}

async function removeScene(run: LabRun): Promise<void> {
  await removeObjects(run, sceneObjects(run).reverse());
  await removeMark(await run.cluster(), run.lab.names.namespace);
}

function thereAlready(namespace: string, lab: string): EnvironmentError {
  const isOwn = lab === chosenLab();
  return new EnvironmentError({ cause: 'started-already', reason: isOwn ? 'The lab has been started already' : 'Another lab has been started there', subject: `namespace ${namespace}`, seen: `the scene of ${lab}`, next: isOwn ? 'npx labspec check; or, to begin anew: npx labspec start --again' : `npx labspec start --lab ${lab} --again, and remove what it makes` });
}
