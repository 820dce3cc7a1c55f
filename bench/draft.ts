import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { draftLab, type Draft } from '../support/commands/draft/draft-lab';
import { placeOf, writeDraft } from '../support/commands/draft/write/write-draft';
import { messageOf } from '../support/errors/errors';
import { packageFolder } from '../support/system/files/project';
import { readText } from '../support/text/read-text';

// `npm run bench:draft [-- TEXT ...] [--lint] [--run] [--image from=to ...]`: how much of labs' texts is drafted; with --lint, whether the drafts lint; with --run, how many of
// their tasks the robot passes on the running cluster, untouched. Without texts: those of ../shared/labs, and our own lab.md.
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
  isClean?: boolean;
}

function main(): void {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { run: { type: 'boolean' }, lint: { type: 'boolean' }, image: { type: 'string', multiple: true, default: [] } } });
  const texts = positionals.length > 0 ? positionals : LABS.map((path) => join(packageFolder, path));
  const images = new Map(values.image.map((pair) => pair.split('=') as [string, string]));
  const rows = texts.flatMap((text) => {
    try {
      return [measured(text, images, values)];
    } catch (error) {
      process.stdout.write(`${text}: ${messageOf(error).split('\n')[0] ?? ''}\n`);
      return [];
    }
  });
  const sum = (count: (row: Row) => number): number => rows.reduce((total, row) => total + count(row), 0);
  for (const row of rows) process.stdout.write(`${shown(row)}\n`);
  process.stdout.write(`${shown({ name: 'all', tasks: sum(({ tasks }) => tasks), commands: sum(({ commands }) => commands), sentences: sum(({ sentences }) => sentences), typed: sum(({ typed }) => typed), leftOut: sum(({ leftOut }) => leftOut), todo: sum(({ todo }) => todo), waiting: sum(({ waiting }) => waiting), ...(values.run && { passed: sum(({ passed = 0 }) => passed) }) })}\n`);
}

function measured(text: string, images: ReadonlyMap<string, string>, { run, lint }: { run?: boolean; lint?: boolean }): Row {
  const draft = draftLab(readText(text), { images, fetched: new Map() });
  const count = (outcome: string): number => draft.commands.filter((command) => command.outcome === outcome).length;
  const name = nameOf(text);
  return { name, tasks: draft.tasks.length, commands: draft.commands.length, sentences: count('sentence'), typed: count('typed'), leftOut: count('left out'), todo: count('todo'), waiting: draft.commands.filter(({ waitsFor }) => waitsFor !== undefined).length, ...((run || lint) && tried(draft, name, run === true)) };
}

function nameOf(text: string): string {
  const file = basename(text).replace(/\.\w+$/, '');
  const name = /^(?:readme|lab|index|_index)$/i.test(file) ? basename(dirname(text)) : file;
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '') || 'lab';
}

/** In a project of its own, which is removed afterwards. */
function tried(draft: Draft, name: string, isRun: boolean): { passed?: number; isClean?: boolean } {
  const project = mkdtempSync(join(tmpdir(), 'labspec-draft-'));
  try {
    writeFileSync(join(project, 'cucumber.js'), `module.exports = require(${JSON.stringify(join(packageFolder, 'support/commands/cucumber/profiles.js'))}).profiles(__dirname);\n`);
    writeDraft(draft, placeOf(join(project, 'features', name)));
    const env = { ...process.env, LABSPEC_LAB: name, LABSPEC_PROJECT: project };
    if (!isRun) return { isClean: spawnSync(process.execPath, [join(packageFolder, 'support/commands/labspec.js'), 'lint'], { cwd: project, env, stdio: 'ignore' }).status === 0 };
    onClusterOf(join(project, 'features', name, 'lab.yaml'));
    const { stdout } = spawnSync(process.execPath, [join(packageFolder, 'node_modules/@cucumber/cucumber/bin/cucumber.js')], { cwd: project, env, encoding: 'utf8', timeout: MINUTES * 60_000, maxBuffer: 1e8 });
    process.stdout.write(stdout.replaceAll(/^/gm, '  '));
    const empty = emptyTasks(draft);
    return { passed: [...stdout.matchAll(/^✓ +(\d+) /gm)].filter(([, id]) => !empty.has(Number(id))).length };
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

/** Tasks that only stand for what a person must decide: that they pass says nothing. */
function emptyTasks({ features }: Draft): Set<number> {
  const scenarios = [...features.values()].flatMap((text) => text.split(/(?=^ *@task-)/m).slice(1));
  return new Set(scenarios.filter((text) => text.includes('I look with "ls"\n')).map((text) => Number(/@task-(\d+)/.exec(text)?.[1])));
}

/** The cluster of the first lab, if it is there. */
function onClusterOf(yaml: string): void {
  const known = execFileSync('docker', ['ps', '--format', '{{.Names}}'], { encoding: 'utf8' });
  const cluster = known.includes('demo-control-plane') && existsSync(yaml) ? 'cluster: { name: demo, controlPlanes: 1, workers: 2 }\n' : '';
  writeFileSync(yaml, readFileSync(yaml, 'utf8').replace(/^ownNamespace/m, `${cluster}ownNamespace`));
}

/** Three shares: of all commands, those that are a sentence or a typed line; of those that are the lab's, without what is left out; and what is left out with the drafted ones, as nobody has to decide on it. */
function shown({ name, tasks, commands, sentences, typed, leftOut, todo, waiting, passed, isClean }: Row): string {
  const percent = (part: number, whole: number): string => (whole === 0 ? 100 : (100 * part) / whole).toFixed(0);
  const drafted = sentences + typed;
  const shares = `${percent(drafted, commands)} % drafted, ${percent(drafted, commands - leftOut)} % of what is the lab's, ${percent(commands - todo, commands)} % with what is left out`;
  return `${name.slice(0, 34).padEnd(34)} ${String(commands).padStart(4)} commands: ${sentences} sentences, ${typed} typed (${waiting} wait for an answer), ${leftOut} left out, ${todo} TODO: ${shares}; ${tasks} tasks${passed === undefined ? '' : `, ${passed} passed`}${isClean === undefined ? '' : isClean ? ', lints' : ', does NOT lint'}`;
}

main();
