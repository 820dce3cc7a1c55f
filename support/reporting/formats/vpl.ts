import type { Graded, GradedTask } from '../../results/score';
import { MARKS } from '../terminal/task-line';
import { nameOf, oneLine, pointsOf, scoreOf, told } from './text';

/**
 * What a vpl_execution of Moodle's Virtual Programming Lab prints: a block of comments, then the grade on the scale of the lab's points.
 * VPL recognises `<|--`, `--|>` and `Grade :=>>` only at the beginning of a line; there, `-` starts a title and `>` preformatted text
 * (jcrodriguez-dis/moodle-mod_vpl, vpl_submission.class.php). So each line from a student starts with `>`. Without a grade line, VPL
 * proposes no grade.
 */
export function vpl(graded: Graded): string {
  const { lab, score, tasks } = graded;
  const comments = [`-${oneLine(lab.title)}: ${scoreOf(graded)}`, ...tasks.flatMap(comment)];
  return ['<|--', ...comments, '--|>', ...(score === null ? [] : [`Grade :=>> ${score}`]), ''].join('\n');
}

/** A title must not end with a parenthesis: VPL subtracts a negative number in it from the points. */
function comment(task: GradedTask): string[] {
  const text = told(task);
  const title = `-${MARKS[task.verdict][0]} ${nameOf(task)}: ${pointsOf(task)}`;
  return [title, ...(text ? text.split('\n').map((line) => `>${line}`) : [])];
}
