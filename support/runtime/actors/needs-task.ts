import { NotChecked, type Trouble } from '../../errors/errors';
import { checkCommand } from '../../lab/check-command';
import { taskTag } from '../../lab/lab';
import type { Run } from '../run';

/** The verdict on a task that starts from the work of another one, which is not done. @param id of the other one @param seen what is known of it */
export function needsTask(run: Run, id: number, seen: Pick<Trouble, 'subject' | 'seen'> = {}): NotChecked {
  const name = `task ${id} (${run.lab.tasks.find((task) => task.id === id)?.title ?? ''})`;
  const next = run.isGraders ? `correct task ${id}, then hand in your work again` : run.isStudents ? checkCommand({ lab: run.lab, folder: run.shownFolder }, id) : `npx cucumber-js --tags ${taskTag(id)}`;
  return new NotChecked({ cause: 'needs-other-task', reason: `Not checked: needs ${name}`, ...seen, next, 'back to': name });
}
