import { MAY_DIFFER } from '../../specification/remarks';
import { isStep, type Drafted, type Line } from '../drafted';
import { isDrafted } from '../outcome';

const LONGEST = 60;
/** What kubectl says of its acts: that they are done, Thens about the objects say. */
const REPORT = /^\S+\/\S+ [a-z][a-z -]*$|^\S+ "[^"]+" (?:deleted|created|force deleted)(?: from \S+ namespace)?$/;

/** Says of a line whose shown output no Then expects that a person may add one: nothing of the text is lost silently. */
export function withUnseen(item: Drafted): Drafted {
  const { shown = '', lines } = item;
  const first = shown.split('\n').map((line) => line.trim().replaceAll(/\s+/g, ' ')).find((line) => /\w/.test(line));
  if (!isDrafted(item) || item.isHeld === true || first === undefined || shown.trim().split('\n').every((line) => REPORT.test(line.trim())) || afterLine(lines).some(saysSomething)) return item;
  return { ...item, lines: [...lines, { comment: `${MAY_DIFFER} ${first.length > LONGEST ? `${first.slice(0, LONGEST)}...` : first}` }] };
}

/** What is said of the line itself, and not of one that looks up a name for it. */
function afterLine(lines: readonly Line[]): readonly Line[] {
  return lines.slice(lines.map((line) => isStep(line) && line.keyword === 'When').lastIndexOf(true) + 1);
}

/** A Then about more than the exit code, one that is left out, or a question to the author. */
function saysSomething(line: Line): boolean {
  return isStep(line) ? line.keyword === 'Then' && !/^the exit code is/.test(line.text) : /^(?:left out|TODO)\b/.test(line.comment);
}
