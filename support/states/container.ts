import { runContainer, type ContainerPorts } from '../actions/containers';
import { hasRun } from '../docker/engine';
import { ownContainer } from '../safety/own-container';
import { imageBuilt } from './image';
import { doesNotHold, holds, type State } from './state';

export function containerRunning(ports: ContainerPorts): State {
  return {
    name: `the container runs on port ${ports.exposed}`,
    task: 6,
    needs: [imageBuilt],
    holds: async ({ run, names }) => {
      const container = await ownContainer(run, names.container);
      const bindings = container?.NetworkSettings.Ports[`${ports.server}/tcp`] ?? [];
      if (!container) return doesNotHold(`there is no container ${names.container}`);
      return container.State.Running && bindings.some(({ HostPort }) => HostPort === String(ports.exposed)) ? holds : doesNotHold(`the container is ${container.State.Status}`);
    },
    wasThere: ({ names }) => hasRun(names.container, names.image),
    reach: (world) => world.carryOut(runContainer(world.names.container, world.names.image, ports)),
  };
}
