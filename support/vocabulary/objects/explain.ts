import type { Mistake } from '../../errors/errors';
import type { Found } from './claim';
import { whyNotBound } from './claim-rules';
import { whyNotRunning } from './explain-workload';
import { whyMissing } from './missing';
import { whyNoEndpoints } from './explain-service';

type Explain = (found: Found) => Promise<Mistake | undefined>;

/** By kind: why an object of it is not as it should be. */
const EXPLAIN: Record<string, Explain> = {
  Pod: whyNotRunning, Deployment: whyNotRunning, ReplicaSet: whyNotRunning, StatefulSet: whyNotRunning, DaemonSet: whyNotRunning, Job: whyNotRunning, CronJob: whyNotRunning,
  Service: (found) => whyNoEndpoints(found),
  PersistentVolumeClaim: whyNotBound,
};

/** Why an object is not there, or is not as it should be; undefined if no rule knows. */
export async function explainObject(found: Found): Promise<Mistake | undefined> {
  return found.object === undefined ? whyMissing(found) : EXPLAIN[found.kind.kind]?.(found);
}
