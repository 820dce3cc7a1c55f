import type { Run } from '../../runtime/run';

/** Whether the run has made the namespace that it works in: everything there is the run's own, and goes with the namespace. */
export function hasOwnNamespace({ journal, lab }: Pick<Run, 'journal' | 'lab'>): boolean {
  return journal.owned.some((owned) => owned.kind === 'namespace' && owned.name === lab.names.namespace);
}

/** The same, after making it if the run is to have one: this happens when the cluster is used for the first time. @throws EnvironmentError if the cluster does not answer */
export async function getsOwnNamespace(run: Run): Promise<boolean> {
  await run.api();
  return hasOwnNamespace(run);
}

/** Whether what a lab's lines change is the run's own: in grading, the namespace has been made for the student, and its user may work nowhere else. */
export async function worksInOwnNamespace(run: Run): Promise<boolean> {
  return run.parameters.kubeconfig !== undefined || (await getsOwnNamespace(run));
}
