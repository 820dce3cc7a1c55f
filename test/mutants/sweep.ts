import { existsSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../../support/system/command/run-command';
import { takeAway } from '../../support/platform/clusters/kind/remove-by-prefix';
import type { Lab } from '../../support/lab/lab';
import { TRUTH, UNDO } from './desk';
import { endProcessesIn } from './end-processes';

/** Takes away all that the truth has ever made, also what a run that was killed left. Only one run at a time may be at work. */
export async function sweep({ cluster }: Lab): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(`${TRUTH}-`))) {
    const home = join(tmpdir(), name);
    if (existsSync(join(home, UNDO))) await runCommand('bash', [join(home, UNDO)], { env: { cluster: cluster.name } });
    endProcessesIn(home);
    rmSync(home, { recursive: true });
  }
  await takeAway({ prefix: `${TRUTH}-`, images: `${TRUTH}/`, namespaces: '' }, cluster);
}
