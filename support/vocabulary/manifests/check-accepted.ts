import type { V1Pod } from '@kubernetes/client-node';
import { EnvironmentError, TaskFailed } from '../../errors/errors';
import type { Run } from '../../runtime/run';

/**
 * Asks the API server whether it would accept the manifest: only it knows all rules about values. Passes if the API server does not answer.
 * @throws TaskFailed with the API server's message
 */
export async function checkAccepted(run: Run, file: string, pod: V1Pod): Promise<void> {
  mustBeInNamespace(run, file, pod);
  const faults = await faultsOf(run, pod);
  const [first] = faults;
  if (first === undefined) return;
  throw new TaskFailed({ cause: 'manifest-refused', reason: `Kubernetes refuses ${file}`, subject: file, seen: faults.join('\n'), look: `kubectl apply --dry-run=server -f ${file}`, next: `correct this: ${first}` });
}

/** A manifest that names another namespace makes its pod there, or nothing if there is no such namespace. @throws TaskFailed */
function mustBeInNamespace({ lab, writtenNamespace }: Run, file: string, { metadata }: V1Pod): void {
  const { namespace } = metadata ?? {};
  if (namespace === undefined || [writtenNamespace, lab.names.namespace].includes(namespace)) return;
  throw new TaskFailed({ cause: 'namespace-in-manifest', reason: `${file} puts the Pod into the namespace ${namespace}; the lab works in ${writtenNamespace}`, subject: `${file}, metadata.namespace`, expected: writtenNamespace, seen: namespace, look: `grep -n namespace ${file}`, next: 'remove metadata.namespace' });
}

async function faultsOf(run: Run, pod: V1Pod): Promise<string[]> {
  try {
    return await (await run.api()).faultsOf(run.lab.names.namespace, pod);
  } catch (error) {
    if (error instanceof EnvironmentError) return [];
    throw error;
  }
}
