import { randomBytes } from 'node:crypto';
import { AuthorError } from '../../errors/errors';
import { chosenLab, loadLab } from '../../lab/load-lab';
import type { Parameters } from '../../lab/parameters';
import { freePorts } from '../../system/process/ports';

/** The prefix of the names that workers make. */
export const PARALLEL = 'labspec-parallel';

/**
 * The parameters of a worker's run: its own names and ports where workers would collide. All workers share the image, because they build it from the
 * same files.
 * @param worker its number, from 0, and the number of workers
 * @throws AuthorError if the actor is not the robot: other actors look at work that exists only once
 */
export async function inPlaceOfItsOwn(parameters: Parameters, worker: { id: number; of: number }): Promise<Parameters> {
  if (parameters.actor !== 'robot') throw new AuthorError({ reason: `--parallel does not work with the actor ${parameters.actor}: the work that it looks at is in one namespace`, next: 'leave --parallel out' });
  // No name may begin with another name or nearly equal it: labspec takes similar names for misspelt ones.
  const name = `${PARALLEL}-${randomBytes(4).toString('hex')}`;
  // In pairs: Linux hands out free ports with only odd or only even numbers.
  const isOurs = (port: number): boolean => Math.floor(port / 2) % worker.of === worker.id;
  return { ...parameters, names: { ...parameters.names, namespace: name, container: name }, ports: { ...parameters.ports, ...(await freePorts(loadLab(chosenLab()).ports, isOurs)) } };
}
