import { runCommand } from '../command/run-command';
import { traceOf } from '../actors/trace';
import { docker } from '../docker/docker-cli';
import { inspectImage } from '../docker/engine';
import { missingImage } from '../docker/missing-image';
import { markImage, mustBeOwnImage } from '../safety/own-image';
import { withTag } from '../lab/lab';
import { needProgram } from '../tools/programs';
import type { Action } from './action';

const BUILD_SECONDS = 300;
// 28 s for three nodes on two quiet cores, more on busy ones.
const LOAD_SECONDS = 300;

/** `docker build`. @throws EnvironmentError if the tag is that of an image which labspec has not built */
export function buildImage(image: string): Action {
  const commandLine = `docker build -t ${image} .`;
  return {
    name: 'build the image',
    commandLine,
    perform: async ({ run }) => {
      await mustBeOwnImage(image);
      const record = await docker(['build', '-t', image, '.'], { cwd: run.folder, within: BUILD_SECONDS, typed: commandLine });
      if (record.exitCode === 0) await markImage(image, run);
      run.forget('image', 'nodes');
      return record;
    },
    trace: async ({ run }) => {
      const there = await inspectImage(image);
      if (!there) throw await missingImage(image);
      return traceOf(run.shownFolder, `docker image inspect ${image}`, there.Id);
    },
  };
}

/** `kind load docker-image` onto every node of the cluster. */
export function loadImage(image: string, cluster: string): Action {
  const args = ['load', 'docker-image', withTag(image), '--name', cluster];
  const commandLine = ['kind', ...args].join(' ');
  return {
    name: 'load the image into kind',
    commandLine,
    perform: async ({ run }) => {
      needProgram('kind');
      const record = await runCommand('kind', args, { cwd: run.folder, within: LOAD_SECONDS, typed: commandLine });
      run.forget('nodes');
      return record;
    },
  };
}

/** Whether the engine has the image at all: an image that it does not have is pulled by the nodes themselves. */
export async function engineHas(image: string): Promise<boolean> {
  return (await inspectImage(image)) !== undefined;
}
