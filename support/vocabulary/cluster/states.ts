import type { State } from '../../runtime/scenario';
import { doesNotHold, holds } from '../../runtime/state';

/** A Docker engine answers. labspec never installs one during a run; the error names the command that does. */
export const engineAnswers: State = {
  name: 'a Docker engine answers',
  look: () => 'docker version',
  needs: () => [],
  toLook: true,
  isEnvironment: true,
  remembered: 'engine',
  holds: async ({ run }) => {
    await run.cluster.needEngine();
    return holds;
  },
  reach: () => Promise.resolve(),
};

export const clusterIsUp: State = {
  name: 'the cluster is up',
  look: () => 'kubectl get nodes',
  needs: () => [engineAnswers],
  toLook: true,
  isEnvironment: true,
  remembered: 'cluster',
  holds: async ({ run }) => {
    // Connecting takes half a second; the steps that need the connection wait for it and get its error.
    run.api().catch(() => undefined);
    const state = await run.cluster.state();
    return state.healthy ? holds : doesNotHold(state.reason);
  },
  reach: ({ run }) => run.cluster.bringUp(),
};
