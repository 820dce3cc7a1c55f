import { loadavg } from 'node:os';
import { join } from 'node:path';
import { loadLab } from '../support/lab/load-lab';
import { packageFolder } from '../support/system/files/project';
import { runCommand } from '../support/system/command/run-command';
import { byHand } from '../test/mutants/by-hand';
import { Workspace } from '../test/mutants/workspace';

// `npm run bench:check`: measures how long `labspec check` takes for each task alone and for all tasks, while a student does the lab by hand.
const LABSPEC = join(packageFolder, 'support/commands/labspec.js');

async function main(): Promise<void> {
  const workspace = await Workspace.open(loadLab(), { hasOwnImage: true, hasNamespace: true, owner: 'labspec-bench' });
  try {
    workspace.layOut(join(packageFolder, 'fixtures/understanding-pods'));
    for (const { id } of workspace.lab.tasks) {
      await workspace.types(byHand()[id] ?? 'true');
      await measure(workspace, [id]);
      if (NOTABLE[id]) await measure(workspace, [], NOTABLE[id]);
    }
    for (const id of [9, 12, 14, 17]) await measure(workspace, [id], 'the pods are deleted');
  } finally {
    await workspace.clear();
  }
}

const NOTABLE: Record<number, string> = { 1: 'one task is done', 10: 'ten tasks are done', 17: 'all but the last are done' };

async function measure(workspace: Workspace, tasks: number[], when = 'just done'): Promise<void> {
  const start = performance.now();
  const { stdout } = await runCommand(process.execPath, [LABSPEC, 'check', ...tasks.map(String), '--format', 'json'], { env: { ...workspace.checkEnvironment, LABSPEC_WORLD: JSON.stringify(workspace.worldParameters) }, within: 120 });
  const seconds = (performance.now() - start) / 1000;
  const verdicts = (JSON.parse(stdout) as { tasks: { verdict: string }[] }).tasks.map(({ verdict }) => verdict);
  const told = [...new Set(verdicts)].map((verdict) => (tasks.length === 1 ? verdict : `${verdicts.filter((one) => one === verdict).length} ${verdict}`)).join(', ');
  process.stdout.write(`${(tasks.length === 1 ? `task ${tasks.join('')}` : 'all tasks').padEnd(9)}  ${seconds.toFixed(2).padStart(5)} s  ${when}: ${told}\n`);
}

main().then(() => process.stdout.write(`load ${loadavg().map((load) => load.toFixed(1)).join(' ')}\n`), (error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
