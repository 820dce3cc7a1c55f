import { Given } from '@cucumber/cucumber';
import { AuthorError } from '../../errors/errors';
import { taskThatMakes, type Task } from '../../lab/lab';
import { labNames, loadLab } from '../../lab/load-lab';
import type { LabWorld } from '../../runtime/world';
import { hasSentence } from '../../runtime/step-definitions';
import { taskDone } from './states';

/** Makes a Given of each state in a lab.yaml that no sentence describes: the state holds if the task that makes it is done. */
export function defineOwnSentences(): void {
  const sentences = new Set(labNames().flatMap(tasksOf).flatMap(({ makes }) => makes));
  for (const sentence of sentences) if (!hasSentence(sentence)) define(sentence);
}

function define(sentence: string): void {
  Given(new RegExp(`^${sentence.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`), function (this: LabWorld) {
    const task = taskThatMakes(this.run.lab, sentence);
    if (task) return this.ensure(taskDone(String(task.id)));
    throw new AuthorError({ reason: `No task in lab.yaml makes this condition: ${sentence}`, subject: 'lab.yaml', next: `add this to the task that makes it: makes: [${JSON.stringify(sentence)}]` });
  });
}

/** A lab.yaml that is wrong is reported when its lab is run. */
function tasksOf(name: string): Task[] {
  try {
    return loadLab(name).tasks;
  } catch {
    return [];
  }
}
