import { randomBytes } from 'node:crypto';
import { AuthorError } from '../../errors/errors';
import { chosenLab, loadLab } from '../../lab/load-lab';
import type { Parameters } from '../../lab/parameters';
import { freePorts } from '../../system/process/ports';

/** How the names begin of what workers make. */
export const PARALLEL = 'labspec-parallel';

/**
 * The parameters of a worker's run: names and ports of its own for what workers would take from each other. All have the image in common,
 * for they build it from the same files.
 * @param worker its number, from 0, and how many there are
 * @throws AuthorError where it is not the lab's own robot that works: what others have made is there once
 */
export async function inPlaceOfItsOwn(parameters: Parameters, worker: { id: number; of: number }): Promise<Parameters> {
  if (parameters.actor !== 'robot') throw new AuthorError({ reason: `--parallel is not for the actor ${parameters.actor}: what it looks at has one namespace`, next: 'leave --parallel out' });
  // No name may be the beginning of another, or nearly another: names of nearly the same look like misspelt ones.
  const name = `${PARALLEL}-${randomBytes(4).toString('hex')}`;
  // By pairs: of free ports, Linux gives odd ones only, or even ones only.
  const isOurs = (port: number): boolean => Math.floor(port / 2) % worker.of === worker.id;
  return { ...parameters, names: { ...parameters.names, namespace: name, container: name }, ports: { ...parameters.ports, ...(await freePorts(loadLab(chosenLab()).ports, isOurs)) } };
}
