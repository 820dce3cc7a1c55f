import { specOf, type PodObserved } from './observed';

/** A runtime needs this much before the program of a container even begins; Docker refuses less than 6 MB. */
const LEAST_BYTES = 4 * 1024 * 1024;

/** The memory limit of the pod's container in bytes; undefined if it has none. */
export async function memoryLimitOf(observed: Pick<PodObserved, 'pod'>): Promise<number | undefined> {
  const limit = specOf(observed)?.resources?.limits?.['memory'];
  if (limit === undefined) return undefined;
  // Needed rarely, and not a part of the client's index.
  const { quantityToScalar } = await import('@kubernetes/client-node/dist/util.js');
  return Number(quantityToScalar(limit));
}

/** Whether a container that does not run may use too little memory for any program. */
export function hasNoRoom({ memoryLimit }: PodObserved): boolean {
  return memoryLimit !== undefined && memoryLimit < LEAST_BYTES;
}
