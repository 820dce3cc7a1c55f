import { existsSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../../support/system/command/run-command';
import { kubectl } from '../../support/platform/clusters/kind/node-kubectl';
import { removeByPrefix } from '../../support/platform/clusters/kind/remove-by-prefix';
import type { Lab } from '../../support/lab/lab';
import { until } from '../../support/wait/wait-for';
import { namespaces } from '../kit/traces';
import { PREFIX, UNDO } from './workspace';
import { endProcessesIn } from '../../support/system/process/end-processes';

const GONE_SECONDS = 600;
/** A Pod that does not end in time is removed then. */
const AGAIN_SECONDS = 10;

/** Removes everything that the mutants have ever made, including the leftovers of killed runs. Only one run may be at work at a time. */
export async function sweep(lab: Lab): Promise<void> {
  const { cluster } = lab;
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(`${PREFIX}-`))) {
    const home = join(tmpdir(), name);
    if (existsSync(join(home, UNDO))) await runCommand('bash', [join(home, UNDO)], { env: { cluster: cluster.name } });
    endProcessesIn(home);
    rmSync(home, { recursive: true });
  }
  const remove = async (): Promise<string[]> => {
    await removeByPrefix({ prefix: `${PREFIX}-`, images: `${PREFIX}/`, namespaces: '' }, cluster);
    return namespaces(lab, `${PREFIX}-`);
  };
  // The next run must find none that is still terminating.
  const left = await until(remove, ({ length }) => length === 0, { within: GONE_SECONDS, every: AGAIN_SECONDS });
  if (left.length > 0) throw new Error(`${left.join(', ')} not gone within ${GONE_SECONDS} s\n${await why(lab)}`);
}

/** What namespaces wait for, what is left in them, and how the control plane does. */
async function why({ cluster }: Lab): Promise<string> {
  const conditions = 'jsonpath={range .items[?(@.status.phase=="Terminating")]}{.metadata.name} {.status.conditions}{"\\n"}{end}';
  const asked = [['get', 'namespaces', '--output', conditions], ['get', 'pods', '--all-namespaces', '--output', 'wide'], ['get', 'events', '--namespace', 'kube-system']];
  return (await Promise.all(asked.map((args) => kubectl(cluster, args)))).join('\n');
}
