import type { Graded, GradedTask } from '../../results/score';
import { nameOf, oneLine, pointsOf, scoreOf, secondsOf, told } from './text';

/**
 * Gradescope's results.json: https://gradescope-autograders.readthedocs.io/en/latest/specs/
 * It must have a score, and a score of 0 would be a grade: where nothing could be judged, this is no JSON, which Gradescope takes for an
 * autograder that has failed, to be run again (gradescope/autograder_samples, troubleshooting.md).
 */
export function gradescope(graded: Graded): string {
  const { lab, score, tasks } = graded;
  if (score === null) return `${oneLine(lab.title)}: ${scoreOf(graded)}\n`;
  const results = {
    // Goes before the sum of the tests: the tasks that could not be judged cost nothing.
    score,
    execution_time: Math.round(secondsOf(graded)),
    output: `${oneLine(lab.title)}: ${scoreOf(graded)}`,
    // What students' programs print is in there: never as HTML or Markdown.
    output_format: 'text',
    test_output_format: 'text',
    test_name_format: 'text',
    tests: tasks.map(gradescopeTest),
  };
  return `${JSON.stringify(results, undefined, 2)}\n`;
}

function gradescopeTest(task: GradedTask): object {
  const { id, verdict, earned, points } = task;
  const output = told(task);
  return {
    number: String(id),
    name: nameOf(task).slice(`${id} `.length),
    // Without a score, a test has no maximum either: else it would be shown as 0 of it.
    ...(earned === null ? {} : { score: earned, max_score: points, status: verdict === 'passed' ? 'passed' : 'failed' }),
    output: output || pointsOf(task),
    extra_data: { verdict, points },
  };
}
