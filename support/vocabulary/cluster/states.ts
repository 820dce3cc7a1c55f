import type { State } from '../../runtime/scenario';
import { doesNotHold, holds } from '../../runtime/state';

/** A Docker engine answers. labspec never installs one during a run: not reaching it is an error that says what does. */
export const engineAnswers: State = {
  name: 'a Docker engine answers',
  look: () => 'docker version',
  needs: () => [],
  toLook: true,
  isEnvironment: true,
  remembered: 'engine',
  holds: async ({ run }) => {
    await run.access.needEngine();
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
    // Connecting takes half a second; whoever needs the connection waits for it, and for its error.
    run.cluster().catch(() => undefined);
    const state = await run.access.state();
    return state.healthy ? holds : doesNotHold(state.reason);
  },
  reach: ({ run }) => run.access.bringUp(),
};
