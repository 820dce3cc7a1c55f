import { messageOf } from '../../errors/errors';
import { neededBy } from '../../lab/lab';
import type { TaskResult } from '../../results/task-results';
import { kindOf } from '../../vocabulary/shell/observes';
import { firstSaid, type Fate, type Outcome } from './result';
import { missingThen } from './missing-then';
import { aroundTask, atEndOf, isTouched, lastingTasks, worthDoing, type RightWay } from './right-way';
import { areSame, type Snapshot } from './snapshot';
import { stillPasses } from './still-passes';
import { WRONG_SECONDS, withStudent, type Classroom, type StudentByHand } from './student-by-hand';
import type { Variant } from './variants/variant';
import type { Work } from './work';

/** Tries it once more with another student if the environment was in the way. */
export async function tryVariant(room: Classroom, right: RightWay, variant: Variant): Promise<Outcome> {
  const outcome = await tryOnce(room, right, variant);
  return outcome.fate === 'error' ? tryOnce(room, right, variant) : outcome;
}

/** A new student does the tasks before as the lab shows them, then this one in another way; a check says what it thinks of that. */
async function tryOnce(room: Classroom, right: RightWay, variant: Variant): Promise<Outcome> {
  const { task, kind, title, at } = variant;
  const start = performance.now();
  const seconds = (): number => Math.round(performance.now() - start) / 1000;
  try {
    const judged = await withStudent(room, (student) => judge(student, right, variant));
    return { task, kind, at, ...inLabNames(room, { ...judged, title }), seconds: seconds() };
  } catch (error) {
    room.signal?.throwIfAborted();
    return { task, kind, at, ...inLabNames(room, { fate: 'error', said: messageOf(error), title }), seconds: seconds() };
  }
}

type Judged = Pick<Outcome, 'fate' | 'early' | 'said' | 'missing'>;

function inLabNames<T extends Judged & { title: string }>({ engine }: Classroom, outcome: T): T {
  const shown = (text: string): string => engine?.inLabNames(text) ?? text;
  return { ...outcome, title: shown(outcome.title), ...(outcome.said === undefined ? {} : { said: shown(outcome.said) }) };
}

async function judge(student: StudentByHand, right: RightWay, variant: Variant): Promise<Judged> {
  const { task, work, after, must } = variant;
  const { lab, engine } = student.room;
  const earlier = right.tasks.filter((id) => id < task);
  // Each of them takes seconds, where something is built.
  const before = engine ? worthDoing(right, aroundTask(right, task).before, earlier, { wanted: [task], needs: (id) => neededBy(lab, id) }) : earlier;
  for (const id of before) await student.does(id, right.work);
  await student.does(task, work, must === 'pass' ? undefined : WRONG_SECONDS);
  if (after) {
    await after(student);
    await student.settles();
  }
  const standing = right.passing.get(task);
  const results = await student.check([...before.filter((id) => standing?.has(id)), task]);
  const own = results.find(({ id }) => id === task);
  const now = await student.objects();
  const early = results.find(({ id, verdict }) => id < task && verdict === 'failed' && !isTouched(right, id, task, now));
  const fate = await fateOf(student, right, variant, { own, now });
  const said = fate === 'caught' || fate === 'refused' || fate === 'error' ? firstSaid(own) : early && firstSaid(early);
  const missing = fate === 'not caught' ? missingThen(aroundTask(right, task).after, now, atEndOf(right)) : undefined;
  // What is done to an object afterwards may well touch an earlier task, too.
  return { fate, ...(early && must === 'fail' && !after ? { early: early.id } : {}), ...(said === undefined ? {} : { said }), ...(missing === undefined ? {} : { missing }) };
}

async function fateOf(student: StudentByHand, right: RightWay, { task, must, work }: Variant, { own, now }: { own: TaskResult | undefined; now: Snapshot }): Promise<Fate> {
  const verdict = own?.verdict ?? 'error';
  if (verdict === 'error') return 'error';
  const hasPassed = verdict === 'passed';
  if (must === 'pass') return hasPassed ? 'passed' : 'refused';
  const isSame = areSame(now, aroundTask(right, task).after);
  // What lines do inside of containers may differ all the same.
  if (must === 'pass if same' && isSame && (hasPassed || !reachesInside(work, task))) return hasPassed ? 'passed' : 'refused';
  if (!(await stillPasses(student, task, own))) return 'caught';
  if (isSame && !reachesInside(work, task) && !isOnlyWritten(work, task)) return 'same';
  const later = await seenLater(student, right, task);
  return later === 'the same' && isSame && !reachesInside(work, task) ? 'same' : later === 'caught' ? 'caught later' : 'not caught';
}

/** What is only written down shows in the tasks that use it. */
function isOnlyWritten({ tasks }: Work, task: number): boolean {
  return (tasks.get(task) ?? []).every((deed) => 'writes' in deed);
}

/** What lines do inside of containers does not show in the objects. */
function reachesInside({ tasks }: Work, task: number): boolean {
  return (tasks.get(task) ?? []).some((deed) => 'types' in deed && kindOf(deed.types).acts !== undefined && /\b(?:exec|cp|attach|port-forward|curl|wget)\b/.test(deed.types));
}

/** Does the later tasks as the lab shows them. @returns whether one of them does not pass, or else whether all comes to the same as the lab's own way */
async function seenLater(student: StudentByHand, right: RightWay, task: number): Promise<'caught' | 'the same' | 'other'> {
  const { work, tasks, after } = right;
  const lasting = lastingTasks(right);
  const isCaught = async (ids: readonly number[]): Promise<boolean> => ids.length > 0 && (await student.check(ids)).some(({ verdict }) => verdict === 'failed' || verdict === 'not checked');
  const later = tasks.filter((id) => id > task);
  let isSame = true;
  for (const id of later) {
    await student.does(id, work);
    // It is undone before the end.
    if (!lasting.has(id) && (await isCaught([id]))) return 'caught';
    isSame &&= areSame(await student.objects(), after.get(id) ?? right.start);
  }
  return (await isCaught(later.filter((id) => lasting.has(id)))) ? 'caught' : isSame ? 'the same' : 'other';
}
