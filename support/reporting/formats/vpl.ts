import type { Graded, GradedTask } from '../../results/score';
import { MARKS } from '../terminal/task-line';
import { nameOf, oneLine, pointsOf, scoreOf, told } from './text';

/**
 * What a vpl_execution of Moodle's Virtual Programming Lab prints: a block of comments, then the grade on the scale of the lab's points.
 * VPL reads `<|--`, `--|>` and `Grade :=>>` at the beginning of lines only, where `-` makes a title and `>` preformatted text
 * (jcrodriguez-dis/moodle-mod_vpl, vpl_submission.class.php): so all that students wrote stands behind a `>`. Without a grade, VPL
 * proposes none.
 */
export function vpl(graded: Graded): string {
  const { lab, score, tasks } = graded;
  const comments = [`-${oneLine(lab.title)}: ${scoreOf(graded)}`, ...tasks.flatMap(comment)];
  return ['<|--', ...comments, '--|>', ...(score === null ? [] : [`Grade :=>> ${score}`]), ''].join('\n');
}

/** A title does not end with a parenthesis: VPL takes a negative number in there for points to be taken off. */
function comment(task: GradedTask): string[] {
  const text = told(task);
  const title = `-${MARKS[task.verdict][0]} ${nameOf(task)}: ${pointsOf(task)}`;
  return [title, ...(text ? text.split('\n').map((line) => `>${line}`) : [])];
}
