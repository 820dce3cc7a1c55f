import { distance } from 'fastest-levenshtein';
import { MISSING_IMAGE_RULES } from './rules';
import { diagnose } from '../../runtime/diagnose';
import { TaskFailed } from '../../errors/errors';
import { notForBuild } from '../dockerfile/not-for-build';
import { withTag } from '../../platform/docker/image-name';
import { imageNames } from '../../platform/docker/engine';

/** One or two typos. */
const NEARLY = 2;

/** The error for an image that is missing or has another name. @param folder of its Dockerfile */
export async function missingImage(name: string, folder: string): Promise<TaskFailed> {
  const similar = (await imageNames()).filter((other) => isSimilar(other, withTag(name)));
  const observed = { name, similar, build: `docker build -t ${name} .`, ...notForBuild(folder) };
  return new TaskFailed(diagnose(MISSING_IMAGE_RULES, observed) ?? { reason: `There is no image ${name}`, next: observed.build });
}

/** A misspelt name, or another tag. */
function isSimilar(one: string, other: string): boolean {
  return distance(one, other) <= NEARLY || one.split(':')[0] === other.split(':')[0];
}
