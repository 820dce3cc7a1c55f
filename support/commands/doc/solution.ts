import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Lab, Task } from '../../lab/lab';
import { projectFolder } from '../../system/files/project';
import type { ScenarioByHand, StepByHand } from '../catalogue/by-hand';
import { block, document, heading, plain, totalOf } from './markdown';
import type { Section } from './sections';

const LANGUAGES: Record<string, string> = { '.yml': 'yaml', '.yaml': 'yaml', '.json': 'json', '.js': 'js', '.sh': 'bash', '.py': 'python' };

/** The document for instructors: each task with what it is worth, its text, what a reader types and writes, and what must then be true. @param name of the lab */
export function solutionOf(name: string, lab: Lab, scenarios: readonly ScenarioByHand[], sections: readonly Section[]): string {
  const textOf = (task: number | undefined): string | undefined => sections.find((section) => section.task === task)?.text;
  const files = new LabFiles(name, scenarios);
  const tasks = lab.tasks.flatMap((task) => taskParts(task, { files, lab, scenarios, text: textOf(task.id) }));
  return document([`# ${plain(lab.title)}: the solution`, totalOf(lab), introduction(lab), ...tasks]);
}

function introduction({ scene }: Lab): string {
  return scene.length > 0 ? `What is there before the reader begins: ${scene.map((file) => `\`${file}\``).join(', ')}.` : '';
}

interface Parts {
  files: LabFiles;
  lab: Lab;
  scenarios: readonly ScenarioByHand[];
  text: string | undefined;
}

function taskParts(task: Task, { files, lab, scenarios, text }: Parts): string[] {
  const own = scenarios.filter((scenario) => scenario.task === task.id);
  return [heading(lab, task), ...(text ? ['### The text', deeper(text)] : []), '### The solution', ...own.flatMap((scenario) => scenarioParts(files, scenario)), ...(own.length === 0 ? ['No scenario has the tag of this task.'] : [])];
}

/** Its own headings below those of this document. */
function deeper(text: string): string {
  return text.replaceAll(/^(#{1,3}) /gm, '###$1 ');
}

function scenarioParts(files: LabFiles, { name, file, steps }: ScenarioByHand): string[] {
  return [`**${plain(name)}** (${file})`, ...runsOf(steps).flatMap(({ keyword, steps: run }) => (keyword === 'When' ? run.flatMap((step) => typed(files, step)) : [claims(keyword, run), ...(keyword === 'Given' ? files.begunWith(run) : [])]))];
}

interface StepRun {
  keyword: StepByHand['keyword'];
  steps: StepByHand[];
}

/** Steps of one kind that follow each other. */
function runsOf(steps: readonly StepByHand[]): StepRun[] {
  const runs: StepRun[] = [];
  for (const step of steps) {
    const last = runs.at(-1);
    if (last?.keyword === step.keyword) last.steps.push(step);
    else runs.push({ keyword: step.keyword, steps: [step] });
  }
  return runs;
}

/** What a reader does: the sentence, the files in full, and the lines. */
function typed(labFiles: LabFiles, { text, files, lines, docString, table }: StepByHand): string[] {
  const unknown = files.length === 0 && lines.length === 0;
  // The lines say it themselves.
  const isLines = /^I (?:run|look with|type)\b/.test(text) && lines.length > 0;
  return [
    ...(isLines ? [] : [`${plain(text.replace(/^I /, 'You '))}:`]),
    ...files.flatMap((file) => labFiles.inFull(file)),
    ...(lines.length > 0 ? [block(lines.join('\n'))] : []),
    ...(table ? [tableOf(table)] : []),
    ...(unknown && docString !== undefined ? [block(docString)] : []),
  ];
}

/** The files of a lab, and which of them the document has already. */
class LabFiles {
  private readonly shown: Set<string>;

  constructor(private readonly lab: string, scenarios: readonly ScenarioByHand[]) {
    this.shown = new Set(scenarios.flatMap(({ steps }) => steps.flatMap(({ files }) => files)));
  }

  inFull(file: string): string[] {
    const path = this.pathOf(file);
    if (!existsSync(path)) return [`\`${file}\` is not in fixtures/${this.lab}.`];
    return [block(readFileSync(path, 'utf8'), LANGUAGES[extname(file)] ?? '')];
  }

  /** Those that only Givens name, where the first one does. */
  begunWith(steps: readonly StepByHand[]): string[] {
    const named = steps.flatMap(({ text }) => [...text.matchAll(/"([^"\n]*\w[^"\n]*)"/g)].map(([, name = '']) => name));
    return named.filter((file) => !this.shown.has(file) && statSync(this.pathOf(file), { throwIfNoEntry: false })?.isFile()).flatMap((file) => {
      if (this.shown.has(file)) return [];
      this.shown.add(file);
      return [`\`${file}\`:`, ...this.inFull(file)];
    });
  }

  private pathOf(file: string): string {
    return join(projectFolder(), 'fixtures', this.lab, file);
  }
}

const SAYS = { Given: 'It begins with:', Then: 'Then:' };

function claims(keyword: 'Given' | 'Then', steps: readonly StepByHand[]): string {
  const points = steps.map(({ text, docString, table }) => [`- ${plain(text)}`, ...(docString === undefined ? [] : [inItem(block(docString))]), ...(table ? [inItem(tableOf(table))] : [])].join('\n\n'));
  return `${SAYS[keyword]}\n\n${points.join('\n')}`;
}

function inItem(text: string): string {
  return `${text.replaceAll(/^(?=.)/gm, '  ')}\n`;
}

/** Without a heading of its own, as a feature has it. */
function tableOf(rows: readonly string[][]): string {
  return block(rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n'));
}
