import { docker } from '../docker/docker-cli';
import type { BuildMade } from './build-output';

/** Bytes that a build has written so far: the images that it has made, and the container that it is in. */
export async function writtenByBuild({ base, image, container }: BuildMade): Promise<number> {
  const [from = 0, to = 0] = base === undefined || image === undefined ? [] : await sizes(['image', 'inspect', '--format', '{{.Size}}', base, image]);
  return to - from + (container === undefined ? 0 : await writtenByContainer(container));
}

/** Bytes that a container has written on its own file system. */
export async function writtenByContainer(id: string): Promise<number> {
  const [now = 0] = await sizes(['container', 'inspect', '--size', '--format', '{{.SizeRw}}', id]);
  return now;
}

/** Bytes of each; none for what is gone meanwhile. */
async function sizes(question: string[]): Promise<number[]> {
  const { exitCode, stdout } = await docker(question, { within: 10 });
  return exitCode === 0 ? stdout.trim().split('\n').map(Number) : [];
}
