import { execFileSync, spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { draftLab, type Draft } from '../support/commands/draft/draft-lab';
import { runLab } from '../support/commands/draft/try/run-lab';
import { tryDraft } from '../support/commands/draft/try/try-draft';
import { clusterOfLabs } from '../support/commands/draft/write/cluster-of-labs';
import { placeOf, writeDraft } from '../support/commands/draft/write/write-draft';
import { messageOf } from '../support/errors/errors';
import { packageFolder } from '../support/system/files/project';
import { readText } from '../support/text/read-text';
import { emptyTasks } from './empty-tasks';

// `npm run bench:draft [-- TEXT ...] [--lint] [--run] [--image from=to ...]`: how much of labs' texts is drafted; with --lint, whether the drafts lint; with --run, how many of
// their tasks the robot passes on the running cluster, untouched; with --try, how many more once what does not hold is a TODO. Without texts: those of ../shared/labs, and our own lab.md.
const LABS = [...globSync('../shared/labs/*/README.md', { cwd: packageFolder }), ...globSync('features/*/lab.md', { cwd: packageFolder })].sort();
const MINUTES = 15;

interface Row {
  name: string;
  tasks: number;
  commands: number;
  sentences: number;
  typed: number;
  leftOut: number;
  todo: number;
  /** Of the sentences and typed lines: those that run once the author has given what the draft asks for. */
  waiting: number;
  passed?: number;
  /** With --try: those that pass as drafted once what they need has been opened, and those that pass with a TODO. */
  after?: number;
  opened?: number;
  isClean?: boolean;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { run: { type: 'boolean' }, try: { type: 'boolean' }, lint: { type: 'boolean' }, image: { type: 'string', multiple: true, default: [] } } });
  const texts = positionals.length > 0 ? positionals : LABS.map((path) => join(packageFolder, path));
  const images = new Map(values.image.map((pair) => pair.split('=') as [string, string]));
  const rows: Row[] = [];
  for (const text of texts) {
    try {
      rows.push(await measured(text, images, values));
    } catch (error) {
      process.stdout.write(`${text}: ${messageOf(error).split('\n')[0] ?? ''}\n`);
    }
  }
  const sum = (count: (row: Row) => number): number => rows.reduce((total, row) => total + count(row), 0);
  for (const row of rows) process.stdout.write(`${shown(row)}\n`);
  process.stdout.write(`${shown({ name: 'all', tasks: sum(({ tasks }) => tasks), commands: sum(({ commands }) => commands), sentences: sum(({ sentences }) => sentences), typed: sum(({ typed }) => typed), leftOut: sum(({ leftOut }) => leftOut), todo: sum(({ todo }) => todo), waiting: sum(({ waiting }) => waiting), ...((values.run || values.try) && { passed: sum(({ passed = 0 }) => passed) }), ...(values.try && { after: sum(({ after = 0 }) => after), opened: sum(({ opened = 0 }) => opened) }) })}\n`);
}

async function measured(text: string, images: ReadonlyMap<string, string>, { run, lint, try: isTried }: { run?: boolean; lint?: boolean; try?: boolean }): Promise<Row> {
  const draft = draftLab(readText(text), { images, fetched: new Map(), cluster: clusterOfFirstLab() });
  const count = (outcome: string): number => draft.commands.filter((command) => command.outcome === outcome).length;
  const name = nameOf(text);
  return { name, tasks: draft.tasks.length, commands: draft.commands.length, sentences: count('sentence'), typed: count('typed'), leftOut: count('left out'), todo: count('todo'), waiting: draft.commands.filter(({ waitsFor }) => waitsFor !== undefined).length, ...((run || lint || isTried) && (await inProject(draft, name, isTried ? 'try' : run ? 'run' : 'lint'))) };
}

function nameOf(text: string): string {
  const file = basename(text).replace(/\.\w+$/, '');
  const name = /^(?:readme|lab|index|_index)$/i.test(file) ? basename(dirname(text)) : file;
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '') || 'lab';
}

/** In a project of its own, which is removed afterwards. */
async function inProject(draft: Draft, name: string, does: 'lint' | 'run' | 'try'): Promise<Partial<Row>> {
  const project = mkdtempSync(join(tmpdir(), 'labspec-draft-'));
  try {
    writeFileSync(join(project, 'cucumber.js'), `module.exports = require(${JSON.stringify(join(packageFolder, 'support/commands/cucumber/profiles.js'))}).profiles(__dirname);\n`);
    writeDraft(draft, placeOf(join(project, 'features', name)));
    if (does === 'lint') return { isClean: lints(project, name) };
    return await passed(draft, project, name, does);
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

function lints(project: string, name: string): boolean {
  const env = { ...process.env, LABSPEC_LAB: name, LABSPEC_PROJECT: project };
  return spawnSync(process.execPath, [join(packageFolder, 'support/commands/labspec.js'), 'lint'], { cwd: project, env, stdio: 'ignore' }).status === 0;
}

/** What takes longer, or cannot begin, has not passed. */
async function passed(draft: Draft, project: string, lab: string, does: 'run' | 'try'): Promise<Partial<Row>> {
  const empty = emptyTasks(draft);
  const counted = (tasks: readonly { id: number }[]): number => tasks.filter(({ id }) => !empty.has(id)).length;
  const signal = AbortSignal.timeout(MINUTES * 60_000);
  try {
    if (does === 'run') return { passed: counted((await runLab({ project, lab, signal })).tasks.filter(({ verdict }) => verdict === 'passed')) };
    const { atOnce, after, opened } = await tryDraft({ project, name: lab }, signal);
    return { passed: counted(atOnce), after: counted(after), opened: counted(opened), isClean: lints(project, lab) };
  } catch (error) {
    process.stdout.write(`${messageOf(error)}\n`);
    return { passed: 0, ...(does === 'try' && { after: 0, opened: 0 }) };
  }
}

/** If it is there. */
function clusterOfFirstLab(): object | undefined {
  return execFileSync('docker', ['ps', '--format', '{{.Names}}'], { encoding: 'utf8' }).includes('demo-control-plane') ? clusterOfLabs(packageFolder) : undefined;
}

/** Three shares: of all commands, those that are a sentence or a typed line; of those that are the lab's, without what is left out; and what is left out with the drafted ones, as nobody has to decide on it. */
function shown({ name, tasks, commands, sentences, typed, leftOut, todo, waiting, passed, after, opened, isClean }: Row): string {
  const percent = (part: number, whole: number): string => (whole === 0 ? 100 : (100 * part) / whole).toFixed(0);
  const drafted = sentences + typed;
  const shares = `${percent(drafted, commands)} % drafted, ${percent(drafted, commands - leftOut)} % of what is the lab's, ${percent(commands - todo, commands)} % with what is left out`;
  return `${name.slice(0, 34).padEnd(34)} ${String(commands).padStart(4)} commands: ${sentences} sentences, ${typed} typed (${waiting} wait for an answer), ${leftOut} left out, ${todo} TODO: ${shares}; ${tasks} tasks${passed === undefined ? '' : `, ${passed} passed`}${after === undefined || opened === undefined ? '' : `, ${after} once what they need was opened, ${opened} with a TODO`}${isClean === undefined ? '' : isClean ? ', lints' : ', does NOT lint'}`;
}

void main();
