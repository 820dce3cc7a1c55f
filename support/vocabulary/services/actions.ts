import { AuthorError } from '../../errors/errors';
import { kubectlLines as lines } from '../../platform/kubernetes/kubectl-lines';
import type { Action } from '../../runtime/scenario';
import { worksInOwnNamespace } from '../cluster/own-namespace';

/** `kubectl expose pod`. The Service disappears with the run's namespace. @throws AuthorError if the run has no namespace of its own */
export function exposePod(pod: string, service: string, port: number): Action {
  return {
    name: 'expose the pod',
    commandLine: lines.expose(pod, service, port),
    perform: async ({ run }) => {
      const kubectl = await run.kubectl();
      const { namespace } = run.lab.names;
      if (!(await worksInOwnNamespace(run))) throw new AuthorError({ reason: 'labspec creates a Service only if the run has a namespace of its own', subject: `namespace ${namespace}`, next: 'write ownNamespace: true in lab.yaml, and do not set another namespace for the run (LABSPEC_WORLD)' });
      return kubectl.expose(pod, service, port);
    },
  };
}
