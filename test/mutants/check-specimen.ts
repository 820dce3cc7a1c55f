import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildDespiteCache } from '../../support/platform/docker/outage';
import type { Lab } from '../../support/lab/lab';
import type { TaskResult } from '../../support/results/task-results';
import type { CheckProcesses } from './check-processes';
import { byHand } from './by-hand';
import { Workspace, type WorkspaceCluster } from './desk';
import { comesToPods, expectedVerdicts, hasOwnImage, lastTyped, toLookAt } from './expected';
import { tryCure } from './cure';
import { judge, notChecked, type Outcome } from './judge';
import type { Mutant } from './specimen';

/** A student with the shared image does not build, run, stop or load anything: a check can see only that the image is there. */
const SKIPPED_WITH_SHARED_IMAGE = [6, 7];

/** `npm install` leaves the same behind for everyone with the lab's package.json. */
const INSTALLED: Record<number, string> = { 2: 'cp "$files/package.json" "$installed/package-lock.json" .' };

/** One student does the lab as the specimen says, labspec checks it, and its messages are compared with the truth. @param tries whether the student then carries out labspec's next step */
export async function checkMutant(lab: Lab, specimen: Mutant, { processes, cluster, tries }: { processes: CheckProcesses; cluster: WorkspaceCluster; tries: boolean }): Promise<Outcome> {
  const start = performance.now();
  const changed = readdirSync(specimen.folder).filter((name) => !name.endsWith('.yaml') || name === 'podkv.yaml');
  const own = hasOwnImage(specimen, changed);
  const desk = await Workspace.open(lab, { cluster, hasOwnImage: own, hasNamespace: comesToPods(specimen) });
  try {
    desk.layOut(specimen.folder);
    await typeLab(desk, specimen);
    const expected = toLookAt(specimen, changed, expectedVerdicts(lab, specimen, own ? [] : SKIPPED_WITH_SHARED_IMAGE));
    const look = (tasks: number[]): Promise<TaskResult[]> => check(desk, specimen, { processes, tasks });
    const outcome = judge(specimen, expected, await look([...expected.keys()]), (performance.now() - start) / 1000);
    return tries ? { ...outcome, ...(await cured(desk, outcome, look)) } : outcome;
  } catch (error) {
    return notChecked(specimen, error);
  } finally {
    await desk.clear();
  }
}

async function cured(desk: Workspace, { specimen: { wrong, meanwhile }, first, caught }: Outcome, look: (tasks: number[]) => Promise<TaskResult[]>): Promise<Partial<Outcome>> {
  if (wrong?.verdict !== 'failed' || !caught || meanwhile) return {};
  const { cure, after } = await tryCure(desk, first, async () => (await look([wrong.task]))[0]);
  return { cure, afterCure: after };
}

async function typeLab(desk: Workspace, specimen: Mutant): Promise<void> {
  const scripts = { ...byHand(), ...(existsSync(join(specimen.folder, 'package.json')) ? {} : INSTALLED) };
  const skipped = desk.image.own ? [] : [5, 8, ...SKIPPED_WITH_SHARED_IMAGE];
  for (let task = 1; task <= lastTyped(specimen); task++) {
    const script = specimen.instead[task] ?? (skipped.includes(task) ? undefined : scripts[task]);
    if (!script) continue;
    const typed = await buildDespiteCache(() => desk.types(script));
    if (typed.exitCode !== 0) throw new Error(`${specimen.name}, task ${task}: the student's own commands failed\n${typed.output}`);
  }
}

async function check(desk: Workspace, { meanwhile, checkedWith }: Mutant, { processes, tasks }: { processes: CheckProcesses; tasks: number[] }): Promise<TaskResult[]> {
  const look = (): Promise<TaskResult[]> => processes.check({ tasks, worldParameters: desk.worldParameters, env: { ...desk.checkEnvironment, ...checkedWith } });
  return meanwhile ? desk.meanwhile(meanwhile, look) : look();
}
