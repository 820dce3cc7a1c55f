import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from '../support/system/command/run-command';
import { kubeconfigOf } from '../support/platform/clusters/kind/kubeconfig';
import { loadLab } from '../support/lab/load-lab';
import { packageFolder } from '../support/system/files/project';
import { programsEnv } from '../support/system/command/programs';

// `npm run bench`: runs labspec and the plain script in turn on the same cluster; the ratio of their medians counts.
const { values } = parseArgs({ options: { runs: { type: 'string', default: '3' } } });
const TAGS = Array.from({ length: 11 }, (_, index) => `@task-${String(index + 8).padStart(2, '0')}`).join(' or ');
const LIMIT_SECONDS = 300;

interface Measured {
  seconds: number;
  firstStepSeconds: number;
  peakMegabytes: number;
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'labspec-bench-'));
  try {
    await compare(folder, Number(values.runs));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function compare(folder: string, runs: number): Promise<void> {
  await labspec(folder, '@task-08 or @task-13'); // so that both find the images on the nodes
  const ours: Measured[] = [];
  const plain: number[] = [];
  for (let run = 1; run <= runs; run++) {
    plain.push(await script(folder));
    ours.push(await labspec(folder, TAGS));
    process.stdout.write(`run ${run}: script ${show(plain.at(-1))} s, labspec ${show(ours.at(-1)?.seconds)} s\n`);
  }
  const seconds = median(ours.map((one) => one.seconds));
  process.stdout.write(`median: script ${show(median(plain))} s, labspec ${show(seconds)} s, ratio ${(seconds / median(plain)).toFixed(2)}\n`);
  process.stdout.write(`first step after ${show(median(ours.map((one) => one.firstStepSeconds)))} s, peak memory ${Math.max(...ours.map((one) => one.peakMegabytes)).toFixed(0)} MB\n`);
}

async function script(folder: string): Promise<number> {
  const { cluster } = loadLab();
  copyFileSync(join(packageFolder, 'fixtures/understanding-pods/podkv.yaml'), join(folder, 'podkv.yaml'));
  writeFileSync(join(folder, 'kubeconfig'), await kubeconfigOf(cluster.name), { mode: 0o600 });
  const env = { KUBECONFIG: join(folder, 'kubeconfig'), CLUSTER: cluster.name, ...programsEnv() };
  const record = await runCommand(join(packageFolder, 'bench/cluster-half.sh'), [], { cwd: folder, env, within: LIMIT_SECONDS });
  if (record.exitCode !== 0) throw new Error(`The plain script failed:\n${record.output}`);
  return record.seconds;
}

async function labspec(folder: string, tags: string): Promise<Measured> {
  const start = Date.now();
  const child = spawn('node_modules/.bin/cucumber-js', ['--tags', tags], { cwd: packageFolder, env: { ...process.env, LABSPEC_REPORTS: folder }, stdio: ['ignore', 'pipe', 'inherit'], timeout: LIMIT_SECONDS * 1000 });
  let output = '';
  child.stdout.on('data', (piece: Buffer) => (output += piece.toString()));
  let peakMegabytes = 0;
  const sampling = setInterval(() => (peakMegabytes = Math.max(peakMegabytes, peakOf(child.pid))), 200);
  const exitCode = await new Promise((resolve) => child.on('close', resolve));
  clearInterval(sampling);
  if (exitCode !== 0) throw new Error(`labspec failed:\n${output}`);
  return { seconds: (Date.now() - start) / 1000, firstStepSeconds: firstStep(folder) - start / 1000, peakMegabytes };
}

/** The time when the first step began, in seconds since the epoch, from the run's messages. */
function firstStep(folder: string): number {
  const line = readFileSync(join(folder, 'messages.ndjson'), 'utf8').split('\n').find((text) => text.startsWith('{"testStepStarted"'));
  const { testStepStarted } = JSON.parse(line ?? '{}') as { testStepStarted?: { timestamp: { seconds: number; nanos: number } } };
  return testStepStarted ? testStepStarted.timestamp.seconds + testStepStarted.timestamp.nanos / 1e9 : NaN;
}

function peakOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function median(numbers: number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
}

function show(seconds: number | undefined): string {
  return (seconds ?? NaN).toFixed(1);
}

void main();
