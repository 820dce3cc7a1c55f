import { Given } from '@cucumber/cucumber';
import { AuthorError } from '../../errors/errors';
import { taskThatMakes, type Task } from '../../lab/lab';
import { chosenLabIn } from '../../lab/chosen-lab';
import { projectFolder } from '../../system/files/project';
import { labNames, loadLab } from '../../lab/load-lab';
import type { LabWorld } from '../../runtime/world';
import { withoutSentence } from '../../runtime/step-definitions';
import { taskDone } from './states';
import { escaped } from '../../system/escaped';

let isAboutAllLabs = false;

/** For a look at all labs of a project: to be called before the steps are loaded. */
export function aboutAllLabs(): void {
  isAboutAllLabs = true;
}

/** Makes a Given of each state in lab.yaml that no sentence describes: the state holds if the task that makes it is done. */
export function defineOwnSentences(): void {
  const chosen = chosenLabIn(projectFolder());
  const labs = isAboutAllLabs || chosen === undefined ? labNames() : [chosen];
  const sentences = new Set(labs.flatMap(tasksOf).flatMap(({ makes }) => makes));
  for (const sentence of withoutSentence([...sentences])) define(sentence);
}

function define(sentence: string): void {
  Given(new RegExp(`^${escaped(sentence)}$`), function (this: LabWorld) {
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
