import path from 'node:path/posix';
import { checkEqual, isEqual } from '../../errors/check-equal';
import { NODE_IMAGE_RULES } from './rules';
import { diagnose } from '../../runtime/diagnose';
import { shortest } from '../dockerfile/same-command';
import { EnvironmentError, TaskFailed } from '../../errors/errors';
import { noteShownCommand } from '../../runtime/shown-commands';
import { otherClustersWith } from '../../platform/clusters/kind/node-images';
import type { NodeImage } from '../../platform/clusters/cluster';
import type { Run } from '../../runtime/run';
import { inspectImage, type Image } from '../../platform/docker/engine';
import { missingImage } from './missing-image';

export interface ImageFacts {
  entrypoint: string;
  command: string;
  workingFolder: string;
}

/** @throws TaskFailed naming the first difference */
export async function checkImage({ shownFolder }: Run, name: string, wanted: ImageFacts): Promise<void> {
  noteShownCommand(`docker image inspect ${name}`);
  const { Config } = await imageOf(name, shownFolder);
  const told = (what: string) => ({ cause: 'image-differs', reason: `The image has the wrong ${what}`, subject: name, look: `docker image inspect ${name}`, next: `docker build -t ${name} .` });
  const entrypoint = Config.Entrypoint ?? [];
  if (!isEqual(shortest(entrypoint), wanted.entrypoint.split(' '))) checkEqual(entrypoint, wanted.entrypoint.split(' '), told('entrypoint'));
  checkEqual(Config.Cmd ?? [], wanted.command.split(' '), told('default argument'));
  checkEqual(path.resolve('/', Config.WorkingDir), wanted.workingFolder, told('working folder'));
}

/** @throws TaskFailed listing the nodes on which the image is missing or different */
export async function checkSameOnNodes({ lab: { cluster }, cluster: access, shownFolder }: Run, image: string): Promise<void> {
  noteShownCommand(`docker image inspect ${image} --format '{{.Id}}'\n${access.lookForImages}`);
  if (access.imageIsGiven) return mustBeGiven(image, await access.nodesWithout(image));
  const { Id: id } = await imageOf(image, shownFolder);
  const onNodes = Object.fromEntries((await access.nodesWithout(image)).map(([node, nodeId]) => [node, nodeId ?? null]));
  const seen = Object.values(onNodes);
  if (seen.length === 0) return;
  const isNowhere = seen.every((nodeId) => nodeId === null);
  const elsewhere = isNowhere ? await otherClustersWith(cluster.name, image) : [];
  const load = access.bring(image).commandLine;
  throw new TaskFailed(diagnose(NODE_IMAGE_RULES, { image, cluster: cluster.name, id, onNodes, nodeCount: access.isOfLab ? cluster.controlPlanes + cluster.workers : undefined, elsewhere, load }) ?? { reason: 'The image is not on all nodes', next: load });
}

/** @throws EnvironmentError if an image that was said to be on the nodes is not there */
function mustBeGiven(image: string, without: readonly NodeImage[]): void {
  if (without.length === 0) return;
  const seen = `not on ${without.map(([node]) => node).join(', ')}`;
  throw new EnvironmentError({ cause: 'image-not-on-nodes', reason: 'The image should already be on every node, but it is not', subject: image, seen, next: 'load it onto the nodes, or let labspec load it: see docs/existing-clusters.md' });
}

async function imageOf(name: string, folder: string): Promise<Image> {
  const image = await inspectImage(name);
  if (!image) throw await missingImage(name, folder);
  return image;
}
