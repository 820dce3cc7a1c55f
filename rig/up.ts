import path from 'node:path';
import { docker } from '../support/platform/docker/docker-cli';
import { cacheFolder } from '../support/system/files/cache';
import { withLock } from '../support/system/files/lock';
import { findProgram } from '../support/system/command/programs';
import { workOn } from './bench';
import { engineInfo } from './engine/engine-info';
import { BUILDING } from './images/node-image';
import type { Progress } from './progress';
import { planFor, runStages } from './schedule';
import type { Stage } from './stage';
import { goalsOf, stagesFor, type LabNeeds } from './stages';
import { sweep } from './store';

/** The time that another run has to bring everything up. */
const OTHER_RUN_SECONDS = 3600;

export interface UpOptions {
  progress: Progress;
  /** Aborts when the user gives up: everything that was started ends, and nothing unfinished looks finished. */
  signal: AbortSignal;
}

/** Brings up what a lab needs and lacks; false if nothing was missing. @throws EnvironmentError */
export async function up(needs: LabNeeds, { progress, signal }: UpOptions): Promise<boolean> {
  if ((await planOf(needs)).length === 0) return false;
  const onWait = (pid: string): void => progress.note(`Another labspec up is running (pid ${pid}), waiting for it`);
  await withLock(path.join(cacheFolder(), 'up'), { within: OTHER_RUN_SECONDS, onWait }, async () => {
    await sweep();
    // Only the engine knows what else is missing, so a stopped one is started first.
    if (findProgram('dockerd') && !(await engineInfo()).answers) await carryOut(await planOf(needs, ['engine']), { progress, signal });
    await sweepEngine();
    await carryOut(await planOf(needs), { progress, signal });
  });
  return true;
}

async function planOf(needs: LabNeeds, goals = goalsOf(needs)): Promise<Stage[]> {
  return planFor(goals, stagesFor(needs, (await engineInfo()).answers));
}

async function carryOut(plan: readonly Stage[], { progress, signal }: UpOptions): Promise<void> {
  if (plan.length === 0) return;
  progress.onPlan(plan);
  try {
    await runStages(plan, {
      signal,
      events: progress,
      work: (stage, ends) => workOn(stage, ends, (text) => progress.onSay(stage, text)),
    });
  } finally {
    await progress.close();
  }
}

/** Removes what killed builds left in the engine. */
async function sweepEngine(): Promise<void> {
  if (!(await engineInfo()).answers) return;
  const containers = await docker(['ps', '--all', '--quiet', '--filter', `name=^/?${BUILDING}`]);
  const images = await docker(['image', 'ls', '--format', '{{.Repository}}:{{.Tag}}', '--filter', 'reference=labspec-build/*']);
  const [ids, names] = [containers.stdout, images.stdout].map((text) => text.split('\n').filter(Boolean));
  if (ids?.length) await docker(['rm', '--force', '--volumes', ...ids]);
  if (names?.length) await docker(['image', 'rm', '--force', ...names]);
}
