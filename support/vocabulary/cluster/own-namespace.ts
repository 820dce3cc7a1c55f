import type { Run } from '../../runtime/run';

/** Whether the run has made the namespace that it works in: everything there is the run's own, and goes with the namespace. */
export function hasOwnNamespace({ journal, lab }: Pick<Run, 'journal' | 'lab'>): boolean {
  return journal.owned.some((owned) => owned.kind === 'namespace' && owned.name === lab.names.namespace);
}
