import { createFile } from '../actions/files';
import { createPod } from '../actions/pods';
import { awaitReady } from '../kube/await-pod';
import { kubectlLines } from '../kube/kubectl-lines';
import { ownPod } from '../safety/own-pod';
import type { Scenario, State } from '../scenario';
import { clientImageAvailable } from './image';
import { runs } from './pods';

/** A pod of a manifest that the lab brings along. Where it does not come to run, that is the matter of the task which asks for it. */
export function podOfFile({ task }: Scenario, name: string, file: string): State {
  return {
    name: `pod "${name}" of "${file}" is running`,
    look: ({ names }) => kubectlLines.podWide(name, names.namespace),
    ...(task ? { task: task.id } : {}),
    needs: [clientImageAvailable],
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
