import type { Lab, Task } from '../../lab/lab';
import { document, heading, plain, totalOf } from './markdown';
import type { Section } from './sections';

/** A scenario, as far as the sheet has it. */
export interface NamedScenario {
  /** Of a scenario outline without its examples. */
  name: string;
  task: number | undefined;
}

/**
 * The sheet for students: each task with its title, its points and the tasks that it needs, the names of its scenarios, and the parts of the text that the
 * author has marked. It has no sentence of a feature, no file and nothing else of the text, for nobody but the author knows which of these are answers.
 */
export function sheetOf(lab: Lab, scenarios: readonly NamedScenario[], sections: readonly Section[]): string {
  const marked = (task: number | undefined): string | undefined => sections.find((section) => section.task === task)?.sheet;
  const tasks = lab.tasks.flatMap((task) => [heading(lab, task), marked(task.id), goalsOf(task, scenarios)]);
  return document([`# ${plain(lab.title)}`, totalOf(lab), marked(undefined), ...tasks]);
}

/** A scenario that is called as its task says nothing more. */
function goalsOf({ id, title }: Task, scenarios: readonly NamedScenario[]): string {
  const names = new Set(scenarios.filter(({ task, name }) => task === id && name !== title).map(({ name }) => name));
  return [...names].map((name) => `- ${plain(name)}`).join('\n');
}
