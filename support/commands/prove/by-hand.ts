import { lastLines } from '../../system/command/command-record';
import { firstSaid, type Flaw } from './result';
import { aroundTask, type RightWay } from './right-way';
import { changed, type Snapshot } from './snapshot';
import { withStudent, type Classroom } from './student-by-hand';
import { fullKind } from './variants/of-objects';
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

/** A person who types what the lab shows: each task passes, and goes on passing. @returns what the cluster holds after each */
export async function byHand(room: Classroom, work: Work, tasks: readonly number[]): Promise<{ right: RightWay; flaws: Flaw[] }> {
  return withStudent(room, async (student) => {
    const after = new Map<number, Snapshot>();
    const flaws: Flaw[] = [];
    const start = await student.objects();
    for (const task of tasks) {
      const failed = await student.does(task, work);
      flaws.push(...failed.map(({ commandLine, output }) => ({ stage: 'by hand', task, reason: `a line fails when a person types it: ${commandLine.split('\n')[0] ?? ''}: ${lastLines(output, 1).trim()}`, next: 'correct the line in the feature, or let the lab see to what it needs before' })));
      if (!(await student.settles(CALM_SECONDS))) room.restless.add(task);
      after.set(task, await student.objects());
    }
    for (const result of await student.check(tasks)) {
      if (result.verdict !== 'passed') flaws.push({ stage: 'by hand', task: result.id, reason: `done by hand, it does not pass at the end: ${firstSaid(result) ?? result.verdict}`, next: 'let its Thens speak of what is still there after the later tasks' });
    }
    return { right: { work, tasks, start, after }, flaws };
  });
}

/** Everything is done, and then what one task has made is undone: the check must see it. */
export async function undone(room: Classroom, right: RightWay, task: number): Promise<Flaw[]> {
  const { work, tasks } = right;
  const { before, after: own } = aroundTask(right, task);
  const { after: atEnd } = aroundTask(right, tasks.at(-1) ?? task);
  // What a later task changes, or removes, cannot be undone for this one alone.
  const lasting = new Map([...own].filter(([name, text]) => atEnd.get(name) === text || before.get(name) === text));
  const { made, earlier } = changed(before, lasting);
  if (made.length + earlier.length === 0) return [];
  return withStudent(room, async (student) => {
    for (const id of tasks) await student.does(id, work);
    for (const object of made) await student.type(`kubectl delete ${fullKind(object)} ${object.metadata?.name ?? ''} --ignore-not-found --timeout=60s`);
    for (const object of earlier) await student.putBack(object);
    await student.settles();
    const result = (await student.check([task]))[0];
    if (result?.verdict !== 'passed') return [];
    return [{ stage: 'undone', task, reason: `it still passes after what it made is undone: ${[...made, ...earlier].map(({ kind = '', metadata }) => `${kind} ${metadata?.name ?? ''}`).join(', ')}`, next: 'let a Then of it speak of these objects' }];
  });
}
