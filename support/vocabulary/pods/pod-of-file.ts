import { createFile } from '../files/actions';
import { createPod } from './actions';
import { awaitReady } from './await-pod';
import { kubectlLines } from '../../platform/kubernetes/kubectl-lines';
import { ownPod } from './own-pod';
import type { Scenario, State } from '../../runtime/scenario';
import { allAvailable } from '../images/states';
import { hasBeen } from './past-of';
import { taskThatMakes } from '../../lab/lab';
import { runs } from './states';

/** A pod from a manifest of the lab's own. If it does not start, the task that makes it is responsible; if lab.yaml names none, the one that asks for it. */
export function podOfFile({ task, run }: Scenario, name: string, file: string): State {
  const words = `pod "${name}" of "${file}" is running`;
  return {
    name: words,
    look: ({ names }) => kubectlLines.podWide(name, names.namespace),
    ...(task && !taskThatMakes(run.lab, words) && { ofTask: task.id }),
    needs: allAvailable,
    holds: (world) => runs(world, name, () => true),
    wasThere: (world) => hasBeen(world.run, name),
    reach: async (world) => {
      // A pod that exists already may just be slow.
      if (!(await ownPod(world.run, name))) {
        await world.carryOut(createFile(world, file));
        await world.carryOut(createPod(file, name));
      }
      await awaitReady(world.run, name);
    },
  };
}
