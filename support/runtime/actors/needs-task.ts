import { AuthorError, NotChecked, type Problem } from '../../errors/errors';
import { checkCommand } from '../../lab/check-command';
import { taskTag, taskThatMakes } from '../../lab/lab';
import type { Run } from '../run';
import type { State } from '../scenario';

/** Returns the task to go back to if a state does not hold. @throws AuthorError if no task in lab.yaml makes the state */
export function taskOf({ lab }: Run, { name, called = name, ofTask }: State): number {
  const id = ofTask ?? taskThatMakes(lab, called)?.id;
  if (id !== undefined) return id;
  throw new AuthorError({ cause: 'not-in-lab-yaml', reason: `This condition is not met: ${name}. No task in lab.yaml makes it`, next: `add this to the task in lab.yaml that makes it: makes: [${JSON.stringify(called)}]` });
}

/** What does not hold, unless it is the work of the task itself, which the verdict names anyway. */
export function subjectOf({ name, ofTask }: State): Pick<Problem, 'subject'> {
  return ofTask === undefined ? { subject: name } : {};
}

/** The verdict on a task that starts from the unfinished work of another task. @param id of the other task @param seen what is known about it */
export function needsTask(run: Run, id: number, seen: Pick<Problem, 'subject' | 'seen' | 'next'> = {}): NotChecked {
  const name = `task ${id} (${run.lab.tasks.find((task) => task.id === id)?.title ?? ''})`;
  const next = run.runsUntrustedCode ? `correct task ${id}, then hand in your work again` : run.inspectsOnly ? checkCommand({ lab: run.lab, folder: run.shownFolder }, id) : `npx cucumber-js --tags ${taskTag(id)}`;
  return new NotChecked({ cause: 'needs-other-task', reason: `Not checked: needs ${name}`, next, ...seen, 'back to': name });
}
