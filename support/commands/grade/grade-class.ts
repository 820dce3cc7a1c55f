import { createHash, randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AuthorError, LabError, leftBehind } from '../../errors/errors';
import { sanitizeProblem } from '../../redaction/sanitize';
import { removeByPrefix } from '../../platform/clusters/kind/remove-by-prefix';
import type { Lab } from '../../lab/lab';
import { chosenLab, loadLab } from '../../lab/load-lab';
import { resultOf, type TaskResult } from '../../results/task-results';
import { reapAbandoned } from '../../runtime/clean-up';
import { Journal } from '../../ownership/journal';
import { withLock } from '../../system/files/lock';
import { mapConcurrently } from '../../system/concurrency';
import { enrolled, type Entry } from './enrolled';
import { fileNotUsable, isOfFile } from './file-error';
import { graded, type Graded } from '../../results/score';
import { gradeWork } from './grade-work';
import type { RosterOptions } from './roster';
import { toRunAgain, type Row } from './gradebook';
import { digestIfReadable, keepRow, keptRow } from './saved-result';
import { LOCK, openOut } from './out-folder';
import { Unpacked, type ReadableEntry } from './unpacked';
import { workIn, type Work } from './work';
import { writeClass, writeStudent, writeStudentPage } from './write-class';

export interface GradeOptions {
  /** It has one folder for each student. */
  submissions: string;
  /** A CSV file; see roster.ts. */
  roster: string | undefined;
  /** The headers of the roster's columns, if they have unusual names. */
  columns?: Pick<RosterOptions, 'id' | 'name'>;
  /** How many are graded at a time. */
  jobs: number;
  /** For all that is written. */
  out: string;
  /** Whether to grade again those students for whom the environment failed. */
  retry: boolean;
  signal: AbortSignal;
  /** Called with each student as soon as they are graded; `isNew` unless an earlier run has done it. */
  onRow: (row: Row, isNew: boolean) => void;
  warn: (line: string) => void;
}

/** One that was killed holds it for 6 s. */
const LOCK_SECONDS = 8;

/** Grades a class, and writes gradebook, class page and one folder for each student. What an earlier run has finished is kept. @throws LabError for input that cannot be used */
export async function gradeClass(options: GradeOptions): Promise<Row[]> {
  const lab = loadLab();
  if (lab.scene.length > 0) throw new AuthorError({ cause: 'lab-not-gradable', reason: `"${lab.title}" cannot be graded from submissions`, subject: 'lab.yaml, scene', seen: 'it begins with a scene, so its readers work in their clusters, and hand in no files', next: 'let the readers check their own work: npx labspec check' });
  const submissions = resolve(options.submissions);
  if (!statSync(submissions, { throwIfNoEntry: false })?.isDirectory()) throw new AuthorError({ reason: 'The folder with the submissions does not exist', subject: submissions, expected: 'one folder for each student in it', next: 'labspec grade FOLDER' });
  const handedIn = enrolled(submissions, options.roster, options.warn, options.columns);
  const out = openOut(resolve(options.out), submissions);
  return withLock(join(out, LOCK), { within: LOCK_SECONDS }, async () => {
    const name = `labspec-grade-${shortHash(out)}`;
    // What a run that was killed has left. Before anything is made: it is known by names.
    await reapAbandoned(options.warn);
    await removeByPrefix({ prefix: `${name}-`, images: `${name}-`, mayLoad: true }, lab.cluster);
    const journal = new Journal();
    const archives = new Unpacked(submissions, journal, options.warn);
    const entries = await archives.unpack(handedIn);
    const done = new Map<Entry, Row>();
    const all: Class = { lab, out, submissions, name, options, journal };
    const rows = (): Row[] => entries.map((entry) => done.get(entry) ?? earlier(all, entry, digestIfReadable(resolve(submissions, entry.folder))) ?? notYet(lab, entry));
    try {
      await mapConcurrently(options.jobs, entries, async (entry) => done.set(entry, await gradeOne(all, entry)), () => undefined);
    } catch (error) {
      throw options.signal.aborted && journal.owned.length > 0 ? leftBehind() : error;
    } finally {
      // Also after an interruption: it names who was graded, and the results of an earlier grading no longer hold.
      writeClass(out, rows());
      archives.clear();
      if (journal.owned.length === 0) journal.close();
    }
    return rows();
  });
}

/** As the roster has the student now. */
function earlier({ out, options }: Class, { student, isOnRoster }: Entry, digest: string | undefined): Row | undefined {
  const kept = keptRow(out, student.id, digest, options.warn);
  return kept && { ...kept, student, isOnRoster };
}

function notYet(lab: Lab, { student, isOnRoster }: Entry): Row {
  return { student, isOnRoster, source: 'nothing', graded: graded(chosenLab(), lab, []) };
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

async function gradeOne(all: Class, entry: ReadableEntry): Promise<Row> {
  const { lab, out, submissions, name, options, journal } = all;
  const { student, folder, isOnRoster } = entry;
  const submission = resolve(submissions, folder);
  const digest = digestIfReadable(submission);
  const kept = earlier(all, entry, digest);
  if (kept && !(options.retry && toRunAgain(kept).length > 0)) {
    writeStudentPage(out, kept);
    options.onRow(kept, false);
    return kept;
  }
  const started = new Date();
  let source: Work['kind'] = 'nothing';
  const found = await gradedOrError(lab, () => {
    if (entry.unreadable) throw entry.unreadable;
    const work = workIn(submission, lab);
    source = work.kind;
    // A new name each time: what a killed grading left behind may be removed late, by its name.
    return gradeWork({ lab, work, name: `${name}-${randomBytes(4).toString('hex')}`, folder: join(out, 'students', student.id), signal: options.signal, journal });
  });
  options.signal.throwIfAborted();
  const row: Row = { student, isOnRoster, source, graded: found };
  writeStudent(out, row, { started, finished: new Date() });
  keepRow(out, digest, row);
  options.onRow(row, true);
  return row;
}

/** A problem that prevents the grading of one student is reported for all of that student's tasks, and for nobody else. */
async function gradedOrError(lab: Lab, work: () => Promise<TaskResult[]>): Promise<Graded> {
  try {
    return graded(chosenLab(), lab, await work());
  } catch (thrown) {
    const error = isOfFile(thrown) ? fileNotUsable(thrown) : thrown;
    if (!(error instanceof LabError)) throw error;
    const trouble = sanitizeProblem({ ...error.problem, cause: error.problem.cause ?? 'not-graded' });
    return graded(chosenLab(), lab, lab.tasks.map((task) => resultOf(task, 'error', [trouble])));
  }
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
