import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildDespiteCache } from '../../support/platform/docker/outage';
import type { Lab } from '../../support/lab/lab';
import type { TaskResult } from '../../support/results/task-results';
import type { CheckProcesses } from '../../support/commands/check/processes/check-processes';
import { byHand } from './by-hand';
import { Workspace, type WorkspaceCluster } from './workspace';
import { comesToPods, expectedVerdicts, hasOwnImage, lastTyped, toLookAt } from './expected';
import { tryCure } from './cure';
import { judge, notChecked, type Outcome } from './judge';
import type { Mutant } from './mutant';

/** A student with the shared image does not build, run, stop or load anything: a check can see only that the image is there. */
const SKIPPED_WITH_SHARED_IMAGE = [6, 7];

/** `npm install` leaves the same behind for everyone with the lab's package.json. */
const INSTALLED: Record<number, string> = { 2: 'cp "$files/package.json" "$installed/package-lock.json" .' };

/** One student does the lab as the mutant says, labspec checks it, and its messages are compared with what is wrong in it. @param tries whether the student then carries out labspec's next step */
export async function checkMutant(lab: Lab, mutant: Mutant, { processes, cluster, tries }: { processes: CheckProcesses; cluster: WorkspaceCluster; tries: boolean }): Promise<Outcome> {
  const start = performance.now();
  const changed = readdirSync(mutant.folder).filter((name) => !name.endsWith('.yaml') || name === 'podkv.yaml');
  const own = hasOwnImage(mutant, changed);
  const workspace = await Workspace.open(lab, { cluster, hasOwnImage: own, hasNamespace: comesToPods(mutant) });
  try {
    workspace.layOut(mutant.folder);
    await typeLab(workspace, mutant);
    const expected = toLookAt(mutant, changed, expectedVerdicts(lab, mutant, own ? [] : SKIPPED_WITH_SHARED_IMAGE));
    const look = (tasks: number[]): Promise<TaskResult[]> => check(workspace, mutant, { processes, tasks });
    const outcome = judge(mutant, expected, await look([...expected.keys()]), (performance.now() - start) / 1000);
    return tries ? { ...outcome, ...(await cured(workspace, outcome, look)) } : outcome;
  } catch (error) {
    return notChecked(mutant, error);
  } finally {
    await workspace.clear();
  }
}

async function cured(workspace: Workspace, { mutant: { wrong, meanwhile }, first, caught }: Outcome, look: (tasks: number[]) => Promise<TaskResult[]>): Promise<Partial<Outcome>> {
  if (wrong?.verdict !== 'failed' || !caught || meanwhile) return {};
  const { cure, after } = await tryCure(workspace, first, async () => (await look([wrong.task]))[0]);
  return { cure, afterCure: after };
}

async function typeLab(workspace: Workspace, mutant: Mutant): Promise<void> {
  const scripts = { ...byHand(), ...(existsSync(join(mutant.folder, 'package.json')) ? {} : INSTALLED) };
  const skipped = workspace.image.own ? [] : [5, 8, ...SKIPPED_WITH_SHARED_IMAGE];
  for (let task = 1; task <= lastTyped(mutant); task++) {
    const script = mutant.instead[task] ?? (skipped.includes(task) ? undefined : scripts[task]);
    if (!script) continue;
    const typed = await buildDespiteCache(() => workspace.types(script));
    if (typed.exitCode !== 0) throw new Error(`${mutant.name}, task ${task}: the student's own commands failed\n${typed.output}`);
  }
}

async function check(workspace: Workspace, { meanwhile, checkedWith }: Mutant, { processes, tasks }: { processes: CheckProcesses; tasks: number[] }): Promise<TaskResult[]> {
  const look = (): Promise<TaskResult[]> => processes.check({ tasks, worldParameters: workspace.worldParameters, env: { ...workspace.checkEnvironment, ...checkedWith } });
  return meanwhile ? workspace.meanwhile(meanwhile, look) : look();
}
