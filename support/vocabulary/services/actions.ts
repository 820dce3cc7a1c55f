import { AuthorError } from '../../errors/errors';
import { kubectlLines as lines } from '../../platform/kubernetes/kubectl-lines';
import type { Action } from '../../runtime/scenario';

/** `kubectl expose pod`. A Service goes with the namespace of the run. @throws AuthorError where the run has none of its own */
export function exposePod(pod: string, service: string, port: number): Action {
  return {
    name: 'expose the pod',
    commandLine: lines.expose(pod, service, port),
    perform: async ({ run }) => {
      const kubectl = await run.kubectl();
      const { namespace } = run.lab.names;
      const isOwn = run.journal.owned.some((owned) => owned.kind === 'namespace' && owned.name === namespace);
      if (!isOwn) throw new AuthorError({ reason: 'labspec makes Services only where a run has a namespace of its own', subject: `namespace ${namespace}`, next: 'write ownNamespace: true into lab.yaml, and give the run no other namespace (LABSPEC_WORLD)' });
      return kubectl.expose(pod, service, port);
    },
  };
}
