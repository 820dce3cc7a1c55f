import { statSync } from 'node:fs';
import { readRecord } from '../check/watch/record';
import { describe, EnvironmentError, TaskFailed } from '../errors';
import { tellableTrouble } from '../evidence/tellable';
import type { Lab } from '../lab/lab';
import { resultOf, type TaskResult } from '../report/task-results';
import { LARGEST_FILE } from './submission';

const NOT_THERE = new TaskFailed({ cause: 'not-in-the-record', reason: 'The record of the live check says nothing of this task', next: 'hand in the record as labspec check --watch has left it' }).message;

/** What a student's own live check has seen, as it may be read by anybody. Nobody but the student has kept the file: what it does not say is not done. */
export function fromRecord(lab: Lab, file: string): TaskResult[] {
  const { size } = statSync(file);
  if (size > LARGEST_FILE) throw new EnvironmentError({ cause: 'record-too-large', reason: 'The record is too large to be one', subject: file, expected: `at most ${LARGEST_FILE / 1e6} MB`, seen: `${(size / 1e6).toFixed(1)} MB` });
  const record = readRecord(file);
  if (record.lab !== lab.title) throw new EnvironmentError({ cause: 'record-of-another-lab', reason: 'The record is of another lab', subject: file, expected: lab.title, seen: record.lab });
  return lab.tasks.map((task) => {
    const found = record.tasks.find(({ id }) => id === task.id);
    if (!found) return resultOf(task, 'failed', [NOT_THERE]);
    return resultOf(task, found.verdict, found.trouble ? [describe(tellableTrouble(found.trouble))] : [], found.ticked?.seconds);
  });
}
