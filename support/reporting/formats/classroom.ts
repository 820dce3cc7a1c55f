import { truncate } from '../../redaction/truncate';
import { rounded, type Graded, type GradedTask } from '../../results/score';
import type { Verdict } from '../../errors/verdict';
import { nameOf, told } from './text';

type Status = 'pass' | 'fail' | 'error';

const STATUS: Record<Verdict, Status> = { passed: 'pass', failed: 'fail', 'not checked': 'fail', error: 'error' };

/** In bytes of JSON. The reporter gets it in Base64 in one environment variable, and Linux limits a variable to 128 KiB. */
const MOST_BYTES = 90_000;
const LONGEST_MESSAGE = 8_000;

/**
 * The result of a GitHub Classroom runner, in the form that classroom-resources/autograding-grading-reporter reads (src/main.js,
 * src/notify-classroom.js). The reporter adds up the scores of the tests and compares the sum with max_score. Without a max_score it sends
 * Classroom no points, which is right if nothing could be judged.
 */
export function classroom(graded: Graded): string {
  let longest = LONGEST_MESSAGE;
  let text = withMessages(graded, longest);
  while (Buffer.byteLength(text) > MOST_BYTES && longest > 1) text = withMessages(graded, (longest = Math.floor(longest / 2)));
  return text;
}

/** @param longest the maximum number of characters of a message */
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

/** The value of a runner's output `result`: the same JSON in Base64. */
export function classroomOutput(graded: Graded): string {
  return Buffer.from(classroom(graded), 'utf8').toString('base64');
}

/** As in the reporter, a failure outranks an error. */
function statusOf(tasks: readonly GradedTask[]): Status {
  const found = new Set(tasks.map(({ verdict }) => verdict));
  if (found.has('failed')) return 'fail';
  if (found.has('error')) return 'error';
  return found.has('not checked') ? 'fail' : 'pass';
}

/**
 * The reporter needs a number for each test and adds them up. A task that could not be judged gets the average of the others, as in
 * `Graded.score`; the last such task gets the rest of that score.
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
    // GitHub would show any other number as the line of the test.
    line_no: 0,
    // The reporter's own tests contain execution_time; the output of the command grader contains duration.
    execution_time: `${milliseconds}ms`,
    duration: milliseconds,
  };
}

/**
 * The reporter prints messages to the log of the job. There, lines that begin with `::`, and `##[` anywhere, are commands: a student's
 * program could send Classroom its own points (actions/runner, src/Runner.Common/ActionCommand.cs).
 */
function noCommand(text: string): string {
  return text.replaceAll(/^(\s*):(?=:)/gm, '$1: ').replaceAll('##[', '## [');
}
