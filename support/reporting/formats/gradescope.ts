import type { Graded, GradedTask } from '../../results/score';
import { nameOf, oneLine, pointsOf, scoreOf, secondsOf, told } from './text';

/**
 * Gradescope's results.json: https://gradescope-autograders.readthedocs.io/en/latest/specs/
 * The file must have a score, and a score of 0 would be a grade. So if nothing could be judged, the text is not JSON: Gradescope then
 * reports a failed autograder, which can run again (gradescope/autograder_samples, troubleshooting.md).
 */
export function gradescope(graded: Graded): string {
  const { lab, score, tasks } = graded;
  if (score === null) return `${oneLine(lab.title)}: ${scoreOf(graded)}\n`;
  const results = {
    // Overrides the sum of the tests: the tasks that could not be judged cost nothing.
    score,
    execution_time: Math.round(secondsOf(graded)),
    output: `${oneLine(lab.title)}: ${scoreOf(graded)}`,
    // The texts contain output of students' programs: Gradescope must not show it as HTML or Markdown.
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
    // A test without a score has no maximum either, because Gradescope would show 0 points of that maximum.
    ...(earned === null ? {} : { score: earned, max_score: points, status: verdict === 'passed' ? 'passed' : 'failed' }),
    output: output || pointsOf(task),
    extra_data: { verdict, points },
  };
}
