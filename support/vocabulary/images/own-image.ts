import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { docker } from '../../platform/docker/docker-cli';
import { inspectImage } from '../../platform/docker/engine';
import { EnvironmentError } from '../../errors/errors';
import type { Run } from '../../runtime/run';

/**
 * The reader's `docker build` puts no label on the image. So labspec marks its builds with a second tag, named after the files
 * that they were built from: the mark lives in the engine, where every user of it sees it.
 */
const MARK = 'labspec/built-by-labspec';

/** Marks the image as labspec's own and as built from the files in the run's folder. */
export async function markImage(image: string, run: Run): Promise<void> {
  await keepMarked(image, run);
  await docker(['tag', image, markOf(run, image)]);
}

/** The same files, built from a newer base under another name, take the mark of an earlier build: that one gets a mark of its own. */
async function keepMarked(image: string, run: Run): Promise<void> {
  const [earlier, now] = await Promise.all([inspectImage(markOf(run, image)), inspectImage(image)]);
  const hasOtherName = earlier?.RepoTags.some((tag) => !tag.startsWith(`${markFor(run, image)}:`));
  if (earlier && earlier.Id !== now?.Id && hasOtherName) await docker(['tag', earlier.Id, `${markFor(run, image)}:${earlier.Id.replace('sha256:', '').slice(0, 16)}`]);
}

/** The ID of the image of this name built from exactly these files; undefined if there is none. */
export async function idOfBuild(run: Run, image: string): Promise<string | undefined> {
  return (await inspectImage(markOf(run, image)))?.Id;
}

/** @throws EnvironmentError if the tag is on an image that labspec did not build */
export async function mustBeOwnImage(image: string, run: Run): Promise<void> {
  const there = await inspectImage(image);
  if (!there || there.RepoTags.some((tag) => tag.startsWith(`${markFor(run, image)}:`))) return;
  throw new EnvironmentError({
    cause: 'image-not-the-labs',
    reason: `There is an image ${image} that labspec did not build; a new build would take over its name`,
    seen: `${there.Id.slice(0, 19)}, ${there.RepoTags.join(', ')}`,
    next: `docker tag ${image} my-${image.replaceAll('/', '-')} && docker rmi ${image}`,
  });
}

/** A grader removes its builds, with their marks, afterwards. */
function markFor({ runsUntrustedCode }: Run, image: string): string {
  return runsUntrustedCode ? `${image}-built` : MARK;
}

function markOf(run: Run, image: string): string {
  const { folder, lab } = run;
  const hash = createHash('sha256');
  for (const name of lab.files) {
    const file = join(folder, name);
    hash.update(`${name}\0${existsSync(file) ? readFileSync(file, 'utf8') : ''}\0`);
  }
  return `${markFor(run, image)}:${hash.digest('hex').slice(0, 16)}`;
}
