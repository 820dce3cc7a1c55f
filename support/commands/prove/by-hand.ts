import { neededBy, type Lab } from '../../lab/lab';
import type { TaskResult } from '../../results/task-results';
import { lastLines, type CommandRecord } from '../../system/command/command-record';
import { firstSaid, type Flaw } from './result';
import { aroundTask, isUndoneLater, lastingTasks, worthDoing, type RightWay } from './right-way';
import { changed, type Snapshot } from './snapshot';
import { stillPasses } from './still-passes';
import { withStudent, type Classroom } from './student-by-hand';
import type { Work } from './work';

/** Long enough to see that nothing changes. */
const CALM_SECONDS = 2;

/** Nobody has done anything: no task passes, and none is an error. */
export async function untouched(room: Classroom): Promise<Flaw[]> {
  return withStudent(room, async (student) => {
    const results = await student.check([]);
    return results.filter(({ verdict }) => verdict === 'passed' || verdict === 'error').map((result) => ({
      stage: 'untouched', task: result.id,
      reason: result.verdict === 'passed' ? 'it passes although nothing has been done' : `it is an error although only nothing has been done: ${firstSaid(result) ?? ''}`,
      next: 'let a Then of it speak of what only its own work brings about',
    }));
  });
}

/** A person who types what the lab shows: each task passes once it is done, and goes on passing. @returns what the cluster holds after each */
export async function byHand(room: Classroom, work: Work, tasks: readonly number[]): Promise<{ right: RightWay; flaws: Flaw[] }> {
  return withStudent(room, async (student) => {
    const after = new Map<number, Snapshot>();
    const passing = new Map<number, Set<number>>();
    const flaws: Flaw[] = [];
    const start = await student.objects();
    let results: TaskResult[] = [];
    for (const task of tasks) {
      const failed = await student.does(task, work);
      if (!(await student.settles(CALM_SECONDS))) room.restless.add(task);
      after.set(task, await student.objects());
      results = await student.check(tasks.filter((id) => id <= task));
      passing.set(task, new Set(results.filter(({ verdict }) => verdict === 'passed').map(({ id }) => id)));
      if (!passing.get(task)?.has(task)) flaws.push(...failed.map((record) => lineFails(task, record)), { stage: 'by hand', task, reason: `done by hand, it does not pass: ${saidOf(results, task)}`, next: 'let its Thens speak of what is there once its lines were typed' });
    }
    const right = { work, tasks, start, after, passing };
    flaws.push(...goneAtEnd(room.lab, right, results));
    await room.engine?.keep();
    return { right, flaws };
  });
}

/** Of a task that passes, a line may well fail: the lab shows what is refused. */
function lineFails(task: number, { commandLine, output }: CommandRecord): Flaw {
  return { stage: 'by hand', task, reason: `a line fails when a person types it: ${commandLine.split('\n')[0] ?? ''}: ${lastLines(output, 1).trim()}`, next: 'correct the line in the feature, or let the lab see to what it needs before' };
}

/** Tasks that have passed, but do not at the end, although nothing has undone their work. */
function goneAtEnd(lab: Lab, right: RightWay, results: readonly TaskResult[]): Flaw[] {
  const gone = results.filter(({ id, verdict }) => verdict !== 'passed' && right.passing.get(id)?.has(id) && !isUndoneLater(right, [id, ...neededBy(lab, id)]));
  return gone.map(({ id }) => ({ stage: 'by hand', task: id, reason: `done by hand, it does not pass at the end: ${saidOf(results, id)}`, next: 'let its Thens speak of what is still there after the later tasks' }));
}

function saidOf(results: readonly TaskResult[], task: number): string {
  const result = results.find(({ id }) => id === task);
  return firstSaid(result) ?? result?.verdict ?? 'it was not checked';
}

/** Everything is done, and then what one task has made is undone: the check must see it. */
export async function undone(room: Classroom, right: RightWay, task: number): Promise<Flaw[]> {
  const { work, tasks } = right;
  const { before, after: own } = aroundTask(right, task);
  const { after: atEnd } = aroundTask(right, tasks.at(-1) ?? task);
  // What a later task changes, or removes, cannot be undone for this one alone.
  const lasting = new Map([...own].filter(([name, text]) => atEnd.get(name) === text || before.get(name) === text));
  const { made, earlier } = changed(before, lasting);
  if (made.length + earlier.length === 0 || !lastingTasks(right).has(task)) return [];
  return withStudent(room, async (student) => {
    const needed = room.engine ? worthDoing(right, atEnd, tasks, { wanted: [task], needs: (id) => neededBy(room.lab, id) }) : tasks;
    for (const id of needed) await student.does(id, work);
    for (const object of made) await student.removes(object);
    for (const object of earlier) await student.putBack(object);
    await student.settles();
    if (!(await stillPasses(student, task, (await student.check([task]))[0]))) return [];
    return [{ stage: 'undone', task, reason: `it still passes after what it made is undone: ${[...made, ...earlier].map(({ kind = '', metadata }) => `${kind} ${metadata?.name ?? ''}`).join(', ')}`, next: 'let a Then of it speak of these objects' }];
  });
}
