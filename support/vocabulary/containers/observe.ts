import type { ContainerObserved } from './rules';
import type { Run } from '../../runtime/run';
import { containerLogs, containersOf, inspectImage, type Container } from '../../platform/docker/engine';

/** Of a container that has ended: why is at its end. */
const LOG_LINES = 200;

export interface ContainerPorts {
  /** On the reader's machine. */
  exposed: number;
  /** That the server in the container listens on. */
  server: number;
}

export interface WantedContainer {
  name: string;
  image: string;
  container: Container | undefined;
  ports: ContainerPorts;
  /** What runs it. */
  commandLine: string;
}

/** What the engine tells of a container, as far as a diagnosis needs it. */
export async function observeContainer(run: Run, { name, image, container, ports, commandLine }: WantedContainer): Promise<ContainerObserved> {
  return {
    name,
    container,
    imageId: (await inspectImage(image))?.Id,
    siblings: container ? [] : await containersOf(image),
    ports: { ...ports, serverOutside: run.hostPort(ports.server) },
    log: container && !container.State.Running ? await containerLogs(container.Id, LOG_LINES) : '',
    run: commandLine,
  };
}
