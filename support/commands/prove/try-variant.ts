import { messageOf } from '../../errors/errors';
import type { TaskResult } from '../../results/task-results';
import { firstSaid, type Fate, type Outcome } from './result';
import { aroundTask, type RightWay } from './right-way';
import { areSame } from './snapshot';
import { WRONG_SECONDS, withStudent, type Classroom, type StudentByHand } from './student-by-hand';
import type { Variant } from './variants/variant';
import type { Work } from './work';

/** A new student does the tasks before as the lab shows them, then this one in another way; a check says what it thinks of that. */
export async function tryVariant(room: Classroom, right: RightWay, variant: Variant): Promise<Outcome> {
  const { task, kind, title, at } = variant;
  const start = performance.now();
  const seconds = (): number => Math.round(performance.now() - start) / 1000;
  try {
    const judged = await withStudent(room, (student) => judge(student, right, variant));
    return { task, kind, title, at, ...judged, seconds: seconds() };
  } catch (error) {
    return { task, kind, title, at, fate: 'error', said: messageOf(error), seconds: seconds() };
  }
}

type Judged = Pick<Outcome, 'fate' | 'early' | 'said'>;

async function judge(student: StudentByHand, right: RightWay, variant: Variant): Promise<Judged> {
  const { task, work, after, must } = variant;
  const upTo = right.tasks.filter((id) => id <= task);
  for (const id of upTo) {
    if (id < task) await student.does(id, right.work);
    else await student.does(id, work, must === 'pass' ? undefined : WRONG_SECONDS);
  }
  if (after) {
    await after(student);
    await student.settles();
  }
  const results = await student.check(upTo);
  const own = results.find(({ id }) => id === task);
  const early = results.find(({ id, verdict }) => id < task && verdict === 'failed');
  const fate = await fateOf(student, right, variant, own);
  const said = fate === 'caught' || fate === 'refused' || fate === 'error' ? firstSaid(own) : early && firstSaid(early);
  // What is done to an object afterwards may well touch an earlier task, too.
  return { fate, ...(early && must === 'fail' && !after ? { early: early.id } : {}), ...(said === undefined ? {} : { said }) };
}

async function fateOf(student: StudentByHand, right: RightWay, { task, must, work }: Variant, own: TaskResult | undefined): Promise<Fate> {
  const verdict = own?.verdict ?? 'error';
  if (verdict === 'error') return 'error';
  const hasPassed = verdict === 'passed';
  if (must === 'pass') return hasPassed ? 'passed' : 'refused';
  const isSame = areSame(await student.objects(), aroundTask(right, task).after);
  if (must === 'pass if same' && isSame) return hasPassed ? 'passed' : 'refused';
  if (!hasPassed) return 'caught';
  if (isSame && !reachesInside(work, task)) return 'same';
  return (await isCaughtLater(student, right, task)) ? 'caught later' : 'not caught';
}

/** What lines do inside of containers does not show in the objects. */
function reachesInside({ tasks }: Work, task: number): boolean {
  return (tasks.get(task) ?? []).some((deed) => 'types' in deed && /\b(?:exec|cp|attach|port-forward|curl|wget)\b/.test(deed.types));
}

async function isCaughtLater(student: StudentByHand, { work, tasks }: RightWay, task: number): Promise<boolean> {
  const later = tasks.filter((id) => id > task);
  if (later.length === 0) return false;
  for (const id of later) await student.does(id, work);
  return (await student.check(later)).some(({ verdict }) => verdict === 'failed' || verdict === 'not checked');
}
