import { runContainer } from './actions';
import { hasRun, inspectContainer, inspectImage } from '../../platform/docker/engine';
import type { ContainerPorts } from './observe';
import type { Run } from '../../runtime/run';
import { ownContainer } from './own-container';
import { imageBuilt } from '../images/states';
import type { LabContainer } from '../../lab/lab';
import type { State } from '../../runtime/scenario';
import { doesNotHold, holds } from '../../runtime/state';

/** @param words "the container" */
export function containerRunning(words: string, ports: ContainerPorts): State {
  const thing = ({ lab }: Pick<Run, 'lab'>): LabContainer => lab.containers.of(words);
  return {
    name: `${words} runs on port ${ports.exposed}`,
    called: `${words} runs`,
    look: ({ run }) => `docker ps --filter name=${thing(run).name}`,
    needs: (run) => [imageBuilt(thing(run).image)],
    holds: async ({ run }) => {
      const { name } = thing(run);
      const container = await ownContainer(run, name);
      const bindings = container?.NetworkSettings.Ports[`${ports.server}/tcp`] ?? [];
      if (!container) return doesNotHold(`there is no container ${name}`);
      run.memory.keep(trace(name, container.Image));
      return container.State.Running && bindings.some(({ HostPort }) => HostPort === String(ports.exposed)) ? holds : doesNotHold(`the container is ${container.State.Status}`);
    },
    heldBefore: ({ run }) => heldBefore(run, thing(run)),
    reach: (world) => world.carryOut(runContainer(...namesOf(world.run, words), ports)),
  };
}

/** The names of a container and of its image. @param words "the container" */
export function namesOf({ lab }: Pick<Run, 'lab'>, words: string): [container: string, image: string] {
  const { name, image } = lab.containers.of(words);
  return [name, lab.images.of(image).name];
}

/** A container that has ended counts, too. */
async function heldBefore({ lab: { images }, memory }: Run, { name, image: words }: LabContainer): Promise<boolean> {
  const image = images.of(words).name;
  const there = await inspectImage(image);
  if (there && memory.has(trace(name, there.Id))) return true;
  return (await inspectContainer(name)) !== undefined || hasRun(name, image);
}

function trace(name: string, imageId: string): string {
  return `container ${name} of ${imageId}`;
}
