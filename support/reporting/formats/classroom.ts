import { truncate } from '../../redaction/truncate';
import { rounded, type Graded, type GradedTask } from '../../results/score';
import type { Verdict } from '../../errors/verdict';
import { nameOf, told } from './text';

type Status = 'pass' | 'fail' | 'error';

const STATUS: Record<Verdict, Status> = { passed: 'pass', failed: 'fail', 'not checked': 'fail', error: 'error' };

/** Bytes of JSON. The reporter gets it in Base64 as one variable of its environment, of which Linux takes 128 KiB. */
const MOST_BYTES = 90_000;
const LONGEST_MESSAGE = 8_000;

/**
 * The result of a GitHub Classroom runner, as classroom-resources/autograding-grading-reporter reads it (src/main.js,
 * src/notify-classroom.js). The reporter adds up the scores of the tests and compares them with max_score; without a max_score it tells
 * Classroom no points, which is right where nothing could be judged.
 */
export function classroom(graded: Graded): string {
  let longest = LONGEST_MESSAGE;
  let text = withMessages(graded, longest);
  while (Buffer.byteLength(text) > MOST_BYTES && longest > 1) text = withMessages(graded, (longest = Math.floor(longest / 2)));
  return text;
}

/** @param longest characters of a message that are told */
function withMessages(graded: Graded, longest: number): string {
  const { tasks, score, points } = graded;
  const scores = scoresOf(graded);
  const result = {
    version: 1,
    status: statusOf(tasks),
    max_score: score === null ? 0 : points,
    tests: tasks.map((task, index) => classroomTest(task, scores[index] ?? 0, longest)),
  };
  return `${JSON.stringify(result, undefined, 2)}\n`;
}

/** What a runner sets as its output `result`: the same JSON in Base64. */
export function classroomOutput(graded: Graded): string {
  return Buffer.from(classroom(graded), 'utf8').toString('base64');
}

/** The reporter names what failed before what is in error. */
function statusOf(tasks: readonly GradedTask[]): Status {
  const found = new Set(tasks.map(({ verdict }) => verdict));
  if (found.has('failed')) return 'fail';
  if (found.has('error')) return 'error';
  return found.has('not checked') ? 'fail' : 'pass';
}

/**
 * The reporter wants a number for each test, and adds them up. A task that could not be judged gets what the others got on average, as in
 * `Graded.score`; the last of those what is left of it.
 */
function scoresOf({ tasks, earned, known, score }: Graded): number[] {
  const share = known === 0 ? 0 : earned / known;
  const last = tasks.filter((task) => task.earned === null).at(-1);
  let left = (score ?? 0) - earned;
  return tasks.map((task) => {
    if (task.earned !== null) return task.earned;
    const part = task === last ? rounded(left) : Math.floor(task.points * share * 100) / 100;
    left -= part;
    return part;
  });
}

function classroomTest(task: GradedTask, score: number, longest: number): object {
  const milliseconds = Math.round(task.seconds * 1000);
  return {
    name: noCommand(nameOf(task)),
    status: STATUS[task.verdict],
    score,
    message: noCommand(truncate(told(task), longest / 2)),
    test_code: `npx labspec check ${task.id}`,
    filename: '',
    // Other numbers would be shown as the line of the test.
    line_no: 0,
    // The one is in the reporter's own tests, the other in what the command grader writes.
    execution_time: `${milliseconds}ms`,
    duration: milliseconds,
  };
}

/**
 * The reporter prints messages to the log of the job, where lines that begin with `::`, and `##[` anywhere, are commands: a student's
 * program could tell Classroom its own points (actions/runner, src/Runner.Common/ActionCommand.cs).
 */
function noCommand(text: string): string {
  return text.replaceAll(/^(\s*):(?=:)/gm, '$1: ').replaceAll('##[', '## [');
}
