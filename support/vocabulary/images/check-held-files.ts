import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { TaskFailed } from '../../errors/errors';
import { noteShownCommand } from '../../runtime/shown-commands';
import type { Run } from '../../runtime/run';
import type { Owned } from '../../ownership/journal';
import { ownDockerLabels } from '../../ownership/labels';
import { makeOwnFolder } from '../../system/files/own-folder';
import { docker } from '../../platform/docker/docker-cli';
import { inspectImage, removeContainer } from '../../platform/docker/engine';

type OwnedContainer = Extract<Owned, { kind: 'container' }>;

/** The label of a container that exists only for a look into its image. */
export const PROBE_LABEL = 'labspec.probe';

/**
 * An image's metadata does not show its files. So this creates a container from the image, never starts it, and removes it again.
 * @throws TaskFailed naming the files that differ from those in the run's folder
 */
export async function checkHeldFiles(run: Run, image: string, files: readonly string[]): Promise<void> {
  for (const name of files) noteShownCommand(`docker run --rm --entrypoint cat ${image} ${name} | diff - ${name}`);
  const held = await heldFiles(run, image, files);
  const wrong = files.filter((name) => held.get(name) !== run.readFile(name));
  if (wrong.length === 0) return;
  throw new TaskFailed({
    cause: 'image-holds-other-files',
    reason: `The image does not contain ${wrong.join(' and ')} as in your folder: it comes from an older build or from other files`,
    subject: image,
    seen: wrong.map((name) => `${name}: ${held.get(name) === undefined ? 'not in the image' : 'different content'}`).join('\n'),
    look: `docker run --rm --entrypoint cat ${image} ${wrong[0] ?? ''}`,
    next: `docker build -t ${image} .`,
  });
}

async function heldFiles(run: Run, image: string, files: readonly string[]): Promise<Map<string, string | undefined>> {
  const folder = makeOwnFolder('held');
  const name = `labspec-probe-${process.pid}-${Date.now()}`;
  const owned = run.journal.add<OwnedContainer>({ kind: 'container', name });
  try {
    const workingFolder = (await inspectImage(image))?.Config.WorkingDir ?? '/';
    await docker(['create', '--name', name, '--label', PROBE_LABEL, ...ownDockerLabels(), '--network', 'none', image]);
    await Promise.all(files.map((file) => docker(['cp', '--follow-link', `${name}:${workingFolder}/${file}`, join(folder, file)])));
    return new Map(files.map((file) => [file, textOf(join(folder, file))]));
  } finally {
    await removeContainer(name);
    run.journal.forget(owned);
    rmSync(folder, { recursive: true });
  }
}

function textOf(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
