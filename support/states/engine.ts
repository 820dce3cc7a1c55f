import { ensureCluster } from '../kind/ensure-cluster';
import { needProgram } from '../tools/programs';
import { doesNotHold, holds, type State } from './state';

/** A Docker engine answers. labspec never installs one during a run: not reaching it is an error that says what does. */
export const engineAnswers: State = {
  name: 'a Docker engine answers',
  needs: [],
  toLook: true,
  remembered: 'engine',
  holds: async ({ run }) => {
    await run.needEngine();
    return holds;
  },
  reach: () => Promise.resolve(),
};

export const clusterIsUp: State = {
  name: 'the cluster is up',
  needs: [engineAnswers],
  toLook: true,
  remembered: 'cluster',
  holds: async ({ run }) => {
    needProgram('kind');
    // Connecting takes half a second; whoever needs the connection waits for it, and for its error.
    run.cluster().catch(() => undefined);
    const state = await run.clusterState();
    return state.healthy ? holds : doesNotHold(state.reason);
  },
  reach: async ({ run }) => void (await ensureCluster(run.lab.cluster)),
};
