import { checkEqual } from '../assert';
import { TaskFailed } from '../errors';
import { imageIdsOnNodes } from '../kind/node-images';
import { withTag, type Lab } from '../lab/lab';
import { inspectImage, type Image } from './engine';

export interface ImageFacts {
  entrypoint: string;
  command: string;
  workingFolder: string;
}

/** @throws TaskFailed telling the first that differs */
export async function checkImage(name: string, wanted: ImageFacts): Promise<void> {
  const { Config } = await imageOf(name);
  const told = (what: string) => ({ reason: `The image has another ${what}`, subject: name, next: 'compare the Dockerfile, then build the image again' });
  checkEqual(Config.Entrypoint ?? [], wanted.entrypoint.split(' '), told('entrypoint'));
  checkEqual(Config.Cmd ?? [], wanted.command.split(' '), told('command'));
  checkEqual(Config.WorkingDir, wanted.workingFolder, told('working folder'));
}

/** @throws TaskFailed listing each node whose image is another, or missing */
export async function checkSameOnNodes({ names: { image }, cluster }: Lab, nodes: string[]): Promise<void> {
  const { Id } = await imageOf(image);
  const onNodes = await imageIdsOnNodes(cluster, image);
  const wrong = nodes.filter((node) => onNodes.get(node) !== Id);
  if (wrong.length === 0) return;
  throw new TaskFailed({
    reason: wrong.some((node) => onNodes.get(node)) ? 'Not every node has the image as it is in Docker now' : 'The image is not loaded into kind',
    subject: image,
    expected: `${Id} on ${nodes.join(', ')}`,
    seen: wrong.map((node) => `${node}: ${onNodes.get(node) ?? 'no such image'}`).join('\n'),
    next: `kind load docker-image ${withTag(image)} --name ${cluster.name}`,
  });
}

async function imageOf(name: string): Promise<Image> {
  const image = await inspectImage(name);
  if (!image) throw new TaskFailed({ reason: 'There is no such image', subject: name, next: `docker build -t ${name} .` });
  return image;
}
