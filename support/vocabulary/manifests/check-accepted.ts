import type { V1Pod } from '@kubernetes/client-node';
import { EnvironmentError, TaskFailed } from '../../errors/errors';
import type { Run } from '../../runtime/run';

/**
 * Asks the API server whether it would accept the manifest: only it knows all rules about values. Passes if the API server does not answer.
 * @throws TaskFailed with the API server's message
 */
export async function checkAccepted(run: Run, file: string, pod: V1Pod): Promise<void> {
  const faults = await faultsOf(run, pod);
  const [first] = faults;
  if (first === undefined) return;
  throw new TaskFailed({ cause: 'manifest-refused', reason: `Kubernetes refuses ${file}`, subject: file, seen: faults.join('\n'), look: `kubectl apply --dry-run=server -f ${file}`, next: `correct this: ${first}` });
}

async function faultsOf(run: Run, pod: V1Pod): Promise<string[]> {
  try {
    return await (await run.cluster()).faultsOf(run.lab.names.namespace, pod);
  } catch (error) {
    if (error instanceof EnvironmentError) return [];
    throw error;
  }
}
