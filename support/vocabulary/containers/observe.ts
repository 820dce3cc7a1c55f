import type { ContainerObserved } from './rules';
import type { Run } from '../../runtime/run';
import { containerLogs, containersOf, inspectContainer, inspectImage, type Container } from '../../platform/docker/engine';

/** The end of the log says why a container ended. */
const LOG_LINES = 200;

export interface ContainerPorts {
  /** On the reader's machine. */
  exposed: number;
  /** The port that the server in the container listens on. */
  server: number;
}

export interface WantedContainer {
  name: string;
  image: string;
  container: Container | undefined;
  ports: ContainerPorts;
  /** The command that runs it. */
  commandLine: string;
}

/** What the engine reports about a container, as far as a diagnosis needs it. */
export async function observeContainer(run: Run, { name, image, container, ports, commandLine }: WantedContainer): Promise<ContainerObserved> {
  const siblings = container ? [] : await containersOf(image);
  return {
    name,
    container,
    imageId: (await inspectImage(image))?.Id,
    siblings,
    sibling: siblings[0] === undefined ? undefined : await inspectContainer(siblings[0]),
    ports: { ...ports, serverOutside: run.hostPort(ports.server) },
    log: container && !container.State.Running ? await containerLogs(container.Id, LOG_LINES) : '',
    run: commandLine,
  };
}
