import { AuthorError, NotChecked, type Problem } from '../../errors/errors';
import { checkCommand } from '../../lab/check-command';
import { taskTag, taskThatMakes } from '../../lab/lab';
import type { Run } from '../run';
import type { State } from '../scenario';

/** The task to go back to where a state does not hold. @throws AuthorError where lab.yaml says of no task that it makes it */
export function taskOf({ lab }: Run, { name, called = name, ofTask }: State): number {
  const id = ofTask ?? taskThatMakes(lab, called)?.id;
  if (id !== undefined) return id;
  throw new AuthorError({ cause: 'not-in-lab-yaml', reason: `It does not hold that ${name}, and lab.yaml says of no task that its work is to bring it about`, next: `write in lab.yaml, at the task that does: makes: [${JSON.stringify(called)}]` });
}

/** The verdict on a task that starts from the work of another one, which is not done. @param id of the other one @param seen what is known of it */
export function needsTask(run: Run, id: number, seen: Pick<Problem, 'subject' | 'seen'> = {}): NotChecked {
  const name = `task ${id} (${run.lab.tasks.find((task) => task.id === id)?.title ?? ''})`;
  const next = run.runsUntrustedCode ? `correct task ${id}, then hand in your work again` : run.inspectsOnly ? checkCommand({ lab: run.lab, folder: run.shownFolder }, id) : `npx cucumber-js --tags ${taskTag(id)}`;
  return new NotChecked({ cause: 'needs-other-task', reason: `Not checked: needs ${name}`, ...seen, next, 'back to': name });
}
