import { readFileSync, statSync } from 'node:fs';
import { parseRecord, type WatchRecord } from '../check/watch/record';
import { EnvironmentError, messageOf, TaskFailed, type Mistake } from '../../errors/errors';
import { sanitizeProblem } from '../../redaction/sanitize';
import type { Lab } from '../../lab/lab';
import { resultOf, type TaskResult } from '../../results/task-results';
import { LARGEST_FILE } from '../../runtime/work/submission';
import { RECORD } from './work';

const NOT_THERE = new TaskFailed({ cause: 'not-in-the-record', reason: 'The record of the live check says nothing of this task', next: 'hand in the record as labspec check --watch has left it' }).problem;
const AGAIN = `hand in ${RECORD} again, as labspec check --watch has left it, or the folder of your work`;
/** The environment of the student failed: no run here can repair that. */
const SEE_IT = `ask for ${RECORD} again, once labspec check --watch has seen this task; or for the folder of the work`;
const LONGEST_SECONDS = 86_400;
const BROKEN = { cause: 'record-broken', reason: 'The record of the live check cannot be read', expected: 'what labspec check --watch writes, in the version that the class is graded with', look: `cat ${RECORD}` };

/**
 * What a student's own live check has seen, as it may be read by anybody. Nobody but the student has kept the file: what it does not say is
 * not done, and one that cannot be used is told of all tasks as a mistake of theirs, for it is the same however often it is read.
 * @throws EnvironmentError where this machine does not let it be read
 */
export function fromRecord(lab: Lab, file: string): TaskResult[] {
  const record = usableRecord(lab, file);
  if (record instanceof TaskFailed) return lab.tasks.map((task) => resultOf(task, 'failed', [record.problem]));
  return lab.tasks.map((task) => {
    const found = record.tasks.find(({ id }) => id === task.id);
    if (!found) return resultOf(task, 'failed', [NOT_THERE]);
    const next = found.verdict === 'error' ? { next: SEE_IT } : {};
    return resultOf(task, found.verdict, found.trouble ? [{ ...sanitizeProblem(found.trouble), ...next }] : [], found.ticked?.seconds);
  });
}

function usableRecord(lab: Lab, file: string): WatchRecord | TaskFailed {
  const { size } = statSync(file);
  if (size > LARGEST_FILE) return refused({ cause: 'record-too-large', reason: 'The record of the live check is too large to be one', expected: `at most ${LARGEST_FILE / 1e6} MB`, seen: `${(size / 1e6).toFixed(1)} MB`, look: `ls -l ${RECORD}` });
  const record = parseRecord(textOf(file));
  if (typeof record === 'string') return refused({ ...BROKEN, seen: record });
  if (record.lab !== lab.title) return refused({ cause: 'record-of-another-lab', reason: 'The record of the live check is of another lab', expected: lab.title, seen: record.lab, look: `grep lab ${RECORD}` });
  const unknown = record.tasks.find(({ id }) => !lab.tasks.some((task) => task.id === id));
  if (unknown) return refused({ cause: 'record-of-another-lab', reason: 'The record of the live check has a task that the lab does not have', expected: `tasks of ${lab.title}`, seen: `task ${unknown.id} (${unknown.title})`, look: `cat ${RECORD}` });
  const wrong = contradiction(record);
  return wrong ? refused({ ...BROKEN, reason: 'The record of the live check contradicts itself', seen: wrong }) : record;
}

/** What the student wrote is in there: as it may be read by anybody. */
function refused(trouble: Omit<Mistake, 'subject' | 'next'>): TaskFailed {
  return new TaskFailed({ ...sanitizeProblem({ ...trouble, subject: RECORD }), next: AGAIN });
}

/** A live check ticks what has passed, says what keeps the others from passing, and names each task once. Points count as lab.yaml has them now. */
function contradiction({ tasks }: WatchRecord): string | undefined {
  for (const [index, { id, points, verdict, ticked, trouble }] of tasks.entries()) {
    if (tasks.findIndex((task) => task.id === id) < index) return `task ${id} twice`;
    if ((verdict === 'passed') !== (ticked !== null)) return `task ${id}: ${verdict}, ${ticked ? 'and' : 'but not'} seen to be done`;
    if ((verdict === 'passed') !== (trouble === null)) return `task ${id}: ${verdict}, ${trouble ? 'and something wrong with it' : 'and nothing wrong with it'}`;
    if (points < 0) return `task ${id}: ${points} points`;
    if (ticked && (ticked.seconds < 0 || ticked.seconds > LONGEST_SECONDS)) return `task ${id}: ${ticked.seconds} seconds`;
  }
  return undefined;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new EnvironmentError({ cause: 'record-unreadable', reason: 'The record of the live check cannot be read', subject: file, seen: messageOf(error), look: `ls -l ${file}` });
  }
}
