import { docker } from '../docker/docker-cli';
import { MOST_IDS, type BuildMade } from './build-output';

/** Bytes that a build has written so far: its images, and its current container. */
export async function writtenByBuild({ images, containers }: BuildMade): Promise<number> {
  // A build hides its intermediate images.
  if (images.length === MOST_IDS || containers.length === MOST_IDS) return Infinity;
  const [from = 0, ...made] = images.length ? await sizes(['image', 'inspect', '--format', '{{.Size}}', ...images]) : [];
  return Math.max(from, ...made) - from + (await writtenByContainers(containers));
}

/** Bytes that containers have written to file systems of their own. */
export async function writtenByContainers(ids: readonly string[]): Promise<number> {
  const all = ids.length ? await sizes(['container', 'inspect', '--size', '--format', '{{.SizeRw}}', ...ids]) : [];
  return all.reduce((sum, size) => sum + size, 0);
}

/** Bytes of each; none for things that are gone, or never existed. */
async function sizes(question: string[]): Promise<number[]> {
  const { stdout } = await docker(question, { within: 10 });
  return stdout.trim().split('\n').filter(Boolean).map(Number);
}
