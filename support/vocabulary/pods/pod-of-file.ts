import { createFile } from '../files/actions';
import { createPod } from './actions';
import { awaitReady } from './await-pod';
import { kubectlLines } from '../../platform/kubernetes/kubectl-lines';
import { ownPod } from './own-pod';
import type { Scenario, State } from '../../runtime/scenario';
import { clientImageAvailable } from '../images/states';
import { runs } from './states';

/** A pod of a manifest that the lab brings along. Where it does not come to run, that is the matter of the task which asks for it. */
export function podOfFile({ task }: Scenario, name: string, file: string): State {
  return {
    name: `pod "${name}" of "${file}" is running`,
    look: ({ names }) => kubectlLines.podWide(name, names.namespace),
    ...(task ? { ofTask: task.id } : {}),
    needs: () => [clientImageAvailable],
    holds: (world) => runs(world, name, () => true),
    reach: async (world) => {
      // One that is there already may only be slow.
      if (!(await ownPod(world.run, name))) {
        await world.carryOut(createFile(world, file));
        await world.carryOut(createPod(file, name));
      }
      await awaitReady(world.run, name);
    },
  };
}
