import { checkEqual } from '../assert';
import { NODE_IMAGE_RULES } from '../diagnosis/image-rules';
import { diagnose } from '../diagnosis/rule';
import { withoutDetours } from '../dockerfile/npm-start';
import { TaskFailed } from '../errors';
import { idsOnNodes, otherClustersWith } from '../kind/node-images';
import { withTag } from '../lab/lab';
import type { LabRun } from '../run';
import { inspectImage, type Image } from './engine';
import { missingImage } from './missing-image';

export interface ImageFacts {
  entrypoint: string;
  command: string;
  workingFolder: string;
}

/** @throws TaskFailed telling the first that differs */
export async function checkImage(name: string, wanted: ImageFacts): Promise<void> {
  const { Config } = await imageOf(name);
  const told = (what: string) => ({ cause: 'image-differs', reason: `The image has another ${what}`, subject: name, look: `docker image inspect ${name}`, next: `docker build -t ${name} .` });
  checkEqual(withoutDetours(Config.Entrypoint ?? []), wanted.entrypoint.split(' '), told('entrypoint'));
  checkEqual(Config.Cmd ?? [], wanted.command.split(' '), told('default argument'));
  checkEqual(Config.WorkingDir, wanted.workingFolder, told('working folder'));
}

/** @throws TaskFailed listing each node whose image is another, or missing */
export async function checkSameOnNodes(run: LabRun, nodes: string[]): Promise<void> {
  const { names: { image }, cluster } = run.lab;
  const { Id: id } = await imageOf(image);
  const ids = idsOnNodes(await run.imagesOnNodes(), image);
  const onNodes = Object.fromEntries(nodes.map((node) => [node, ids.get(node) ?? null]));
  if (nodes.every((node) => onNodes[node] === id)) return;
  const isNowhere = nodes.every((node) => onNodes[node] === null);
  const elsewhere = isNowhere ? await otherClustersWith(cluster.name, image) : [];
  const load = `kind load docker-image ${withTag(image)} --name ${cluster.name}`;
  throw new TaskFailed(diagnose(NODE_IMAGE_RULES, { image, cluster: cluster.name, id, onNodes, elsewhere, load }) ?? { reason: 'The image is not on all nodes' });
}

async function imageOf(name: string): Promise<Image> {
  const image = await inspectImage(name);
  if (!image) throw await missingImage(name);
  return image;
}
