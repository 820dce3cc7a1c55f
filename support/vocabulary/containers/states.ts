import { runContainer } from './actions';
import { hasRun, inspectContainer, inspectImage } from '../../platform/docker/engine';
import type { ContainerPorts } from './observe';
import type { Run } from '../../runtime/run';
import { ownContainer } from './own-container';
import { imageBuilt } from '../images/states';
import type { State } from '../../runtime/scenario';
import { doesNotHold, holds } from '../../runtime/state';

export function containerRunning(ports: ContainerPorts): State {
  return {
    name: `the container runs on port ${ports.exposed}`,
    called: 'the container runs',
    look: ({ names }) => `docker ps --filter name=${names.container}`,
    needs: () => [imageBuilt],
    holds: async ({ run, names }) => {
      const container = await ownContainer(run, names.container);
      const bindings = container?.NetworkSettings.Ports[`${ports.server}/tcp`] ?? [];
      if (!container) return doesNotHold(`there is no container ${names.container}`);
      run.memory.keep(trace(names.container, container.Image));
      return container.State.Running && bindings.some(({ HostPort }) => HostPort === String(ports.exposed)) ? holds : doesNotHold(`the container is ${container.State.Status}`);
    },
    heldBefore: ({ run }) => wasThere(run),
    reach: (world) => world.carryOut(runContainer(world.names.container, world.names.image, ports)),
  };
}

/** A container that has ended counts, too. */
async function wasThere({ lab: { names }, memory }: Run): Promise<boolean> {
  const image = await inspectImage(names.image);
  if (image && memory.has(trace(names.container, image.Id))) return true;
  return (await inspectContainer(names.container)) !== undefined || hasRun(names.container, names.image);
}

function trace(name: string, imageId: string): string {
  return `container ${name} of ${imageId}`;
}
