import { needEngine } from '../docker/engine';
import { ensureCluster } from '../kind/ensure-cluster';
import { clusterState } from '../kind/cluster-state';
import { needProgram } from '../tools/programs';
import { doesNotHold, holds, type State } from './state';

/** A Docker engine answers. labspec never installs one during a run: not reaching it is an error that says what does. */
export const engineAnswers: State = {
  name: 'a Docker engine answers',
  needs: [],
  remembered: 'engine',
  holds: async () => {
    await needEngine();
    return holds;
  },
  reach: () => Promise.resolve(),
};

export const clusterIsUp: State = {
  name: 'the cluster is up',
  needs: [engineAnswers],
  remembered: 'cluster',
  holds: async ({ run }) => {
    needProgram('kind');
    const state = await clusterState(run.lab.cluster);
    if (!state.healthy) return doesNotHold(state.reason);
    // Loading the client and connecting takes half a second; whoever needs the connection waits for it, and for its error.
    run.cluster().catch(() => undefined);
    return holds;
  },
  reach: async ({ run }) => void (await ensureCluster(run.lab.cluster)),
};
