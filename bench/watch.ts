import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import { loadLab } from '../support/lab/load-lab';
import { packageFolder } from '../support/system/files/project';
import { WatchProcess } from '../test/kit/watch-process';
import { byHand } from '../test/mutants/by-hand';
import { Workspace } from '../test/mutants/workspace';

// `npm run bench:watch`: measures how soon a task gets its tick after a student's command, and what the live checklist costs while nothing happens.
const { values } = parseArgs({ options: { idle: { type: 'string', default: '60' } } });
const FIXTURES = join(packageFolder, 'fixtures/understanding-pods');
const TICK_SECONDS = 60;
const TICKS_PER_SECOND = 100;
const latencies: number[] = [];

async function main(): Promise<void> {
  const workspace = await Workspace.open(loadLab(), { hasOwnImage: true, hasNamespace: true, owner: 'labspec-watch' });
  try {
    workspace.layOut(FIXTURES);
    await measure(workspace, new WatchProcess({ worldParameters: workspace.worldParameters, home: workspace.home }));
  } finally {
    await workspace.clear();
  }
}

async function measure(workspace: Workspace, watch: WatchProcess): Promise<void> {
  try {
    await watch.says('Task 1:', TICK_SECONDS);
    await idle(watch, 'nothing is done yet');
    for (const { id, title } of workspace.lab.tasks) await tick(workspace, watch, id, title);
  } finally {
    watch.send('SIGTERM');
    await watch.exitCode;
  }
}

async function tick(workspace: Workspace, watch: WatchProcess, task: number, title: string): Promise<void> {
  const script = byHand()[task] ?? 'true';
  const { exitCode, output, seconds } = await workspace.types(script);
  if (exitCode !== 0) throw new Error(`task ${task}: ${output}`);
  const typed = performance.now();
  await watch.hasTicked([task], TICK_SECONDS);
  const late = (performance.now() - typed) / 1000;
  latencies.push(late);
  process.stdout.write(`task ${String(task).padStart(2)}  ${title.padEnd(34)} typed in ${seconds.toFixed(1).padStart(5)} s, ticked ${late.toFixed(2)} s later\n`);
  if (task === 7) await idle(watch, 'seven tasks are done');
}

/** The share of a core that the watch and its children use while nothing happens. */
async function idle(watch: WatchProcess, when: string): Promise<void> {
  await pause(30_000); // by then, the watch has looked at everything from the start and from the last change
  const before = cpuSeconds(watch.pid);
  const start = performance.now();
  await pause(Number(values.idle) * 1000);
  const share = (cpuSeconds(watch.pid) - before) / ((performance.now() - start) / 1000);
  process.stdout.write(`idle, ${when}: ${(100 * share).toFixed(2)} % of a core over ${values.idle} s\n`);
}

/** The processor time of the process and of its ended children: utime, stime, cutime and cstime of proc(5). */
function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS_PER_SECOND;
}

function summary(): string {
  const sorted = [...latencies].sort((a, b) => a - b);
  return `${sorted.length} ticks: median ${(sorted[Math.floor(sorted.length / 2)] ?? NaN).toFixed(2)} s, slowest ${(sorted.at(-1) ?? NaN).toFixed(2)} s after the command had ended; load ${loadavg().map((load) => load.toFixed(1)).join(' ')}\n`;
}

main().then(() => process.stdout.write(summary()), (error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
