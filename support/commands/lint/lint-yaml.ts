import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Lab, Task } from '../../lab/lab';
import { projectFolder } from '../../system/files/project';
import type { Finding } from './finding';
import { nearestSteps, sentenceOf, type KnownStep } from './nearest-steps';
import type { LintedScenario } from './scenarios';

export interface YamlContext {
  /** lab.yaml, as it is shown. */
  file: string;
  scenarios: readonly LintedScenario[];
  steps: readonly KnownStep[];
}

/** The mistakes in a lab.yaml that is valid by itself: what it says of the features and of the lab's files. @param name of the lab */
export function lintYaml(name: string, lab: Lab, context: YamlContext): Finding[] {
  const lineOf = linesOfTasks(join(projectFolder(), context.file));
  return [
    ...missing('files', lab.files, name).concat(missing('scene', lab.scene, name)).map((found) => ({ place: context.file, ...found })),
    ...lab.tasks.flatMap((task, index) => taskMistakes(task, context).map((found) => ({ place: `${context.file}:${lineOf(index)}`, ...found }))),
  ];
}

function missing(key: string, files: readonly string[], name: string): Omit<Finding, 'place'>[] {
  const lost = files.filter((file) => !existsSync(join(projectFolder(), 'fixtures', name, file)));
  return lost.map((file) => ({ reason: `${key} names ${file}, which is not in fixtures/${name}`, next: `put it there: fixtures/${name}/${file}` }));
}

function taskMistakes({ id, title, credit = {}, makes }: Task, { scenarios, steps }: YamlContext): Omit<Finding, 'place'>[] {
  const used = scenarios.flatMap((scenario) => scenario.steps.map(({ text }) => text));
  const own = scenarios.filter(({ task }) => task === id);
  const thens = own.flatMap((scenario) => scenario.steps.filter(({ isThen }) => isThen).map(({ text }) => text));
  return [
    ...(own.length > 0 ? [] : [{ reason: `Task ${id} (${title}) has no scenario`, next: `write one with the tag @task-${String(id).padStart(2, '0')}` }]),
    ...(own.length === 0 ? [] : Object.keys(credit)).filter((text) => !thens.includes(text)).map((text) => ({ reason: `Task ${id} gives credit for "${text}", and none of its scenarios has that Then`, next: `write it as the feature does:\n${thens.join('\n')}` })),
    ...makes.filter((text) => !steps.some((step) => step.matchesStepName(text) || sentenceOf(step).startsWith(`${text} `)) && !used.some((one) => one === text || one.startsWith(`${text} `))).map((text) => ({ reason: `Task ${id} makes "${text}", and no Given of the catalogue reads like this`, next: `the nearest are:\n${nearestSteps(text, steps).join('\n')}` })),
  ];
}

/** @returns the line of each task, by its index */
function linesOfTasks(file: string): (index: number) => number {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines });
  const tasks = document.get('tasks');
  return (index) => {
    const task = isSeq(tasks) ? tasks.items[index] : undefined;
    return isMap(task) && task.range ? lines.linePos(task.range[0]).line : 1;
  };
}
