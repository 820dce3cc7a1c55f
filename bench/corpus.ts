import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { draftLab } from '../support/commands/draft/draft-lab';
import { runLab } from '../support/commands/draft/try/run-lab';
import type { TriedTask } from '../support/commands/draft/try/tried-tasks';
import { tryDraft } from '../support/commands/draft/try/try-draft';
import { clusterOfLabs } from '../support/commands/draft/write/cluster-of-labs';
import { placeOf, writeDraft } from '../support/commands/draft/write/write-draft';
import { messageOf } from '../support/errors/errors';
import { packageFolder } from '../support/system/files/project';
import { readText } from '../support/text/read-text';
import { emptyTasks } from './empty-tasks';

// `npm run bench:corpus -- LIST FOLDER [--try] [--lanes 3] [--images FILE] [--minutes 60]`: the robot does the drafts of a list of texts (one path a line), untouched, several side by
// side on the running cluster. Each draft stays in FOLDER/NAME, with result.json; a text that has a result is not done again. FILE maps images to those that stand in for them.
const MINUTES = 15;

type Way = 'passed' | 'after' | 'opened' | 'red' | 'needs' | 'TODO only';

interface Result {
  text: string;
  seconds: number;
  tasks: { id: number; title: string; way: Way; reason?: string; seen?: string; look?: string }[];
  error?: string;
}

async function main(): Promise<void> {
  const { values, positionals: [list = '', folder = ''] } = parseArgs({ allowPositionals: true, options: { try: { type: 'boolean', default: false }, lanes: { type: 'string', default: '3' }, images: { type: 'string' }, minutes: { type: 'string', default: '60' } } });
  const texts = readFileSync(list, 'utf8').split('\n').filter(Boolean);
  const images = new Map(Object.entries(values.images === undefined ? {} : (JSON.parse(readFileSync(values.images, 'utf8')) as Record<string, string>)));
  const ahead = [...texts];
  const end = performance.now() + Number(values.minutes) * 60_000;
  const lane = async (): Promise<void> => {
    for (let text = ahead.shift(); text !== undefined && performance.now() < end; text = ahead.shift()) await once(text, resolve(folder), images, values.try);
  };
  await Promise.all(Array.from({ length: Number(values.lanes) }, lane));
  const results = texts.flatMap((text) => resultOf(text, resolve(folder)) ?? []);
  process.stdout.write(`${results.length} of ${texts.length} texts\n${shown(results)}\n`);
}

async function once(text: string, folder: string, images: ReadonlyMap<string, string>, isTried: boolean): Promise<void> {
  if (resultOf(text, folder)) return;
  const start = performance.now();
  const found = await done(text, join(folder, nameOf(text)), images, isTried).catch((error: unknown) => ({ tasks: [], error: messageOf(error) }));
  const result: Result = { text, seconds: Math.round((performance.now() - start) / 1000), ...found };
  mkdirSync(join(folder, nameOf(text)), { recursive: true });
  writeFileSync(join(folder, nameOf(text), 'result.json'), JSON.stringify(result, undefined, 1));
  process.stdout.write(`${new Date().toTimeString().slice(0, 5)} ${nameOf(text)}: ${shown([result])}${result.error === undefined ? '' : `; ${result.error.split('\n')[0] ?? ''}`}\n`);
}

/** In a project of its own. */
async function done(text: string, project: string, images: ReadonlyMap<string, string>, isTried: boolean): Promise<Pick<Result, 'tasks' | 'error'>> {
  const draft = draftLab(readText(text), { images, fetched: new Map(), cluster: clusterOfLabs(packageFolder) });
  mkdirSync(project, { recursive: true });
  writeFileSync(join(project, 'cucumber.js'), `module.exports = require(${JSON.stringify(join(packageFolder, 'support/commands/cucumber/profiles.js'))}).profiles(__dirname);\n`);
  writeDraft(draft, placeOf(join(project, 'features/lab')));
  const empty = emptyTasks(draft);
  const signal = AbortSignal.timeout(MINUTES * 60_000);
  const ways = isTried ? await triedWays(project, signal) : await runWays(project, signal);
  const tasks = draft.tasks.map(({ title }, index) => {
    const [way = 'red', { problems: [problem] = [] }] = ways.tasks.get(index + 1) ?? ['red' as const, {}];
    return { id: index + 1, title, way: empty.has(index + 1) ? ('TODO only' as const) : way, ...(way !== 'passed' && problem && { reason: problem.reason, seen: problem.seen ?? '', look: problem.look ?? problem.subject ?? '' }) };
  });
  return { tasks, ...(ways.error !== undefined && { error: ways.error }) };
}

type Ways = { tasks: Map<number, [Way, Pick<TriedTask, 'problems'>]>; error?: string };

async function runWays(project: string, signal: AbortSignal): Promise<Ways> {
  const { tasks, error } = await runLab({ project, lab: 'lab', signal });
  const wayOf = ({ verdict }: TriedTask): Way => (verdict === 'passed' ? 'passed' : verdict === 'not checked' ? 'needs' : 'red');
  return { tasks: new Map(tasks.map((task) => [task.id, [wayOf(task), task]])), ...(error && { error: `${error.reason}: ${error.seen ?? error.subject ?? ''}` }) };
}

async function triedWays(project: string, signal: AbortSignal): Promise<Ways> {
  const { atOnce, after, opened, empty, left } = await tryDraft({ project, name: 'lab' }, signal);
  const as = (way: Way, tasks: readonly TriedTask[]): [number, [Way, TriedTask]][] => tasks.map((task) => [task.id, [way, task]]);
  return { tasks: new Map([...as('passed', atOnce), ...as('after', after), ...as('opened', opened), ...as('TODO only', empty), ...as('red', left)]) };
}

function resultOf(text: string, folder: string): Result | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, nameOf(text), 'result.json'), 'utf8')) as Result;
  } catch {
    return undefined;
  }
}

function nameOf(text: string): string {
  return text.split('/').slice(-4).join('-').toLowerCase().replace(/\.md$/, '').replaceAll(/[^a-z0-9]+/g, '-').slice(-60).replaceAll(/^-+|-+$/g, '');
}

function shown(results: readonly Result[]): string {
  const tasks = results.flatMap((result) => result.tasks);
  const ways: Way[] = ['passed', 'after', 'opened', 'red', 'needs', 'TODO only'];
  const counts = ways.map((way) => [way, tasks.filter((task) => task.way === way).length] as const).filter(([, count]) => count > 0);
  // As they were drafted: also those that only waited for another one to be opened.
  const passed = tasks.filter(({ way }) => way === 'passed' || way === 'after').length;
  return `${passed} of ${tasks.length} tasks = ${(100 * passed / Math.max(1, tasks.length)).toFixed(0)} % (${counts.map(([way, count]) => `${count} ${way}`).join(', ')})`;
}

// A lab's cluster must be there before the first draft asks for it.
execFileSync('docker', ['inspect', 'demo-control-plane'], { stdio: 'ignore' });
void main();
