import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { AuthorError } from '../../errors/errors';
import { projectFolder } from '../../system/files/project';
import type { Lab } from '../../lab/lab';
import type { LabText } from '../../text/lab-text';
import { taskOfMark } from '../../text/marks';
import { readText } from '../../text/read-text';
import { wrongMarks } from '../../text/wrong-marks';
import type { Finding } from '../lint/finding';
import { alignTasks } from './align';
import { coverTask, type AllSteps } from './cover-task';
import type { TaskCoverage } from './result';
import { specificationOf, type Specification } from '../specification/specification';
import { againstObjects } from './shown/against-objects';
import { ownNamespaces } from './own-namespaces';
import { lintText } from './text/lint/lint-text';
import type { ReadLab } from './text/lint/read-lab';
import { refusedManifests } from './text/lint/refused-manifests';
import { partsOf, shownPath, type TextCommand, type TextPart } from './text/text-items';

/** A lab's text beside its specification. */
export interface Coverage {
  text: LabText;
  lab: string;
  tasks: TaskCoverage[];
  findings: Finding[];
  /** Of each task of the text, the lab's task. */
  aligned: ReadonlyMap<number, number>;
}

/** Compares a lab's text with its features and its files; carries nothing out. @param path of the text @throws AuthorError if one of them cannot be read, or if the text has nothing that a reader types or writes */
export async function coverageOf(path: string, lab: string): Promise<Coverage> {
  const text = readText(path);
  const specification = await specificationOf(lab);
  const parts = partsOf(text, ownNamespaces(text, specification));
  if ([...parts.values()].every(({ commands, files }) => commands.length === 0 && files.length === 0)) throw new AuthorError({ reason: 'The text has no commands and no files', subject: path, next: 'write what the reader types in blocks of code: see docs/write-a-lab.md, "Keep text and specification together"' });
  const lines = linesOf(text);
  const aligned = alignTasks(text, parts, specification, [...lines.values()].flat().some((line) => taskOfMark(line) !== undefined));
  const read = asRead(text, parts, specification, lines, aligned);
  const checked = againstObjects(read);
  return { text, lab, tasks: tasksOf(parts, specification, aligned, checked.fitting), findings: [...marksOf(text, specification), ...lintText(read, { ...checked, findings: [...checked.findings, ...(await refusedManifests(read))] })], aligned };
}

function marksOf(text: LabText, { lab }: Specification): Finding[] {
  return wrongMarks(text, lab.tasks).map(({ mark, reason, next }) => ({ place: `${shownPath(mark.path)}:${mark.line}`, reason, next }));
}

/** All tasks of the lab, in its order; before them, what the text has outside of them. */
function tasksOf(parts: ReadonlyMap<number | undefined, TextPart>, { lab, steps, commandsLeftOut }: Specification, aligned: ReadonlyMap<number, number>, fitting: ReadonlySet<TextCommand>): TaskCoverage[] {
  const all: AllSteps = { steps, before: steps.filter(({ task }) => task === undefined), fitting, commandsLeftOut };
  const outside = [...parts].filter(([id]) => id === undefined || !aligned.has(id)).map(([, part]) => part);
  const own = groupsOf(lab.tasks, aligned).map(({ ids, title }) => {
    const [textId] = [...aligned].find(([, task]) => ids.includes(task)) ?? [];
    const part = textId === undefined ? undefined : parts.get(textId);
    return { ids, title, ...coverTask(part ?? { commands: [], files: [], edits: [], mentions: [] }, ids, all) };
  });
  const merged = { commands: outside.flatMap(({ commands }) => commands), files: outside.flatMap(({ files }) => files), edits: outside.flatMap(({ edits }) => edits), mentions: [] };
  const rest = { ids: [], title: 'Outside of the tasks', ...coverTask(merged, [], all) };
  return rest.items.length > 0 ? [rest, ...own] : own;
}

/** Tasks that the text has in one with the task before them, as drafts make of the last lines of a section. */
function groupsOf(tasks: Lab['tasks'], aligned: ReadonlyMap<number, number>): { ids: number[]; title: string }[] {
  const known = new Set(aligned.values());
  const groups: { ids: number[]; title: string }[] = [];
  for (const { id, title } of tasks) {
    const last = groups.at(-1);
    if (last && !known.has(id) && last.ids.some((one) => known.has(one))) last.ids.push(id);
    else groups.push({ ids: [id], title });
  }
  return groups;
}

function asRead(text: LabText, parts: ReadonlyMap<number | undefined, TextPart>, { name, steps, lab }: Specification, lines: ReadonlyMap<string, string[]>, aligned: ReadonlyMap<number, number>): ReadLab {
  const all = [...parts.values()];
  return { text, commands: all.flatMap(({ commands }) => commands), files: all.flatMap(({ files }) => files), steps, lines, aligned, namespace: lab.names.namespace, fixtures: fixturesOf(name) };
}

function linesOf({ path, blocks, tasks }: LabText): Map<string, string[]> {
  const paths = new Set([...(statSync(path).isFile() ? [path] : []), ...blocks.map((block) => block.path), ...tasks.map((task) => task.path)]);
  return new Map([...paths].map((one) => [one, readFileSync(one, 'utf8').split(/\r?\n/)]));
}

/** The texts among a lab's files, by their names. */
function fixturesOf(lab: string): Map<string, string> {
  const folder = join(projectFolder(), 'fixtures', lab);
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  return new Map(files.map((entry) => join(entry.parentPath, entry.name)).filter((file) => statSync(file).size < 1_000_000).map((file) => [relative(folder, file), readFileSync(file, 'utf8')]));
}
