import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AuthorError, describe, LabError, messageOf } from '../errors';
import { harmlessLine } from '../evidence/harmless';
import { tellableTrouble } from '../evidence/tellable';
import { takeAway } from '../kind/take-away';
import type { Lab } from '../lab/lab';
import { chosenLab, loadLab } from '../lab/load-lab';
import { resultOf } from '../report/task-results';
import { Journal } from '../safety/journal';
import { writeAtomically } from '../safety/write-atomically';
import { withLock } from '../tools/lock';
import { inLanes } from '../wait/in-lanes';
import { enrolled, type Entry } from './enrolled';
import { graded, type Graded } from './graded';
import { gradeWork } from './grade-work';
import { toRunAgain, type Row } from './gradebook';
import { digestOf, workIn } from './work';
import { writeStudent, writeClass } from './write-class';

export interface GradeOptions {
  /** A folder a student. */
  submissions: string;
  /** A CSV file; see roster.ts. */
  roster: string | undefined;
  /** How many are graded at a time. */
  jobs: number;
  /** For all that is written. */
  out: string;
  /** Whether those are run again of which the environment kept a task from being judged. */
  retry: boolean;
  signal: AbortSignal;
  /** Called with each student as soon as they are graded; `isNew` unless an earlier run has done it. */
  onRow: (row: Row, isNew: boolean) => void;
  warn: (line: string) => void;
}

interface Kept {
  /** Of the submission that was graded. */
  digest: string;
  row: Row;
}

/** Grades a class, and writes gradebook, class page and a folder a student. What an earlier run has finished is kept. @throws LabError for input that cannot be used */
export async function gradeClass(options: GradeOptions): Promise<Row[]> {
  const lab = loadLab();
  const submissions = resolve(options.submissions);
  if (!statSync(submissions, { throwIfNoEntry: false })?.isDirectory()) throw new AuthorError({ reason: 'There is no folder with submissions', subject: submissions, expected: 'a folder a student in it', next: 'labspec grade FOLDER' });
  const entries = enrolled(submissions, options.roster, options.warn);
  const out = resolve(options.out);
  return withLock(join(out, '.lock'), { within: 1 }, async () => {
    const name = `labspec-grade-${shortHash(out)}`;
    // What a run that was killed has left.
    await takeAway({ prefix: `${name}-`, images: `${name}-` }, lab.cluster);
    const journal = new Journal();
    try {
      const rows = await inLanes(options.jobs, entries, (entry) => gradeOne({ lab, out, submissions, name, options, journal }, entry), () => undefined);
      writeClass(out, rows);
      return rows;
    } finally {
      if (journal.owned.length === 0) journal.close();
    }
  });
}

interface Class {
  lab: Lab;
  out: string;
  submissions: string;
  /** How all names begin that are made for it. */
  name: string;
  options: GradeOptions;
  journal: Journal;
}

async function gradeOne({ lab, out, submissions, name, options, journal }: Class, { student, folder, isOnRoster }: Entry): Promise<Row> {
  const submission = join(submissions, folder);
  const file = join(out, 'students', student.id, 'graded.json');
  const digest = digestOf(submission);
  const kept = readKept(file, options.warn);
  if (kept?.digest === digest && !(options.retry && toRunAgain(kept.row).length > 0)) {
    const row = { ...kept.row, student, isOnRoster };
    options.onRow(row, false);
    return row;
  }
  const work = workIn(submission, lab);
  const started = new Date();
  const found = await gradedOrError(lab, () => gradeWork({ lab, work, name: `${name}-${shortHash(student.id)}`, folder: join(out, 'students', student.id), signal: options.signal, journal }));
  options.signal.throwIfAborted();
  const row: Row = { student, isOnRoster, source: work.kind, graded: found };
  writeStudent(out, row, { started, finished: new Date() });
  writeAtomically(file, `${JSON.stringify({ digest, row } satisfies Kept, undefined, 2)}\n`);
  options.onRow(row, true);
  return row;
}

/** What keeps one student's work from being looked at is told of all their tasks, and of nobody else's. */
async function gradedOrError(lab: Lab, work: () => ReturnType<typeof gradeWork>): Promise<Graded> {
  try {
    return graded(chosenLab(), lab, await work());
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    const trouble = describe(tellableTrouble({ ...error.trouble, cause: error.trouble.cause ?? 'not-graded' }));
    return graded(chosenLab(), lab, lab.tasks.map((task) => resultOf(task, 'error', [trouble])));
  }
}

/** What cannot be read is as good as nothing: that student is graded again. */
function readKept(file: string, warn: GradeOptions['warn']): Kept | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Kept;
  } catch (error) {
    warn(harmlessLine(`${file} cannot be read, so it is made again: ${messageOf(error)}`));
    return undefined;
  }
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
