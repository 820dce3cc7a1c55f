import type { V1Pod } from '@kubernetes/client-node';
import { EnvironmentError, TaskFailed } from '../../errors/errors';
import type { Run } from '../../runtime/run';

/**
 * Asks the API server whether it would take the manifest: only it knows all rules about values. Where it does not answer, this stays open.
 * @throws TaskFailed with what the API server says
 */
export async function checkAccepted(run: Run, file: string, pod: V1Pod): Promise<void> {
  const faults = await faultsOf(run, pod);
  const [first] = faults;
  if (first === undefined) return;
  throw new TaskFailed({ cause: 'manifest-refused', reason: `Kubernetes does not take ${file}`, subject: file, seen: faults.join('\n'), look: `kubectl apply --dry-run=server -f ${file}`, next: `correct what it names: ${first}` });
}

async function faultsOf(run: Run, pod: V1Pod): Promise<string[]> {
  try {
    return await (await run.cluster()).faultsOf(run.lab.names.namespace, pod);
  } catch (error) {
    if (error instanceof EnvironmentError) return [];
    throw error;
  }
}
