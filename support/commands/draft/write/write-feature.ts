import { kindOf } from '../../../vocabulary/shell/observes';
import { taskTag } from '../../../lab/lab';
import { isStep, type Line, type Step } from '../drafted';
import { IN_FILES } from '../namespaces/folded-namespaces';
import { typedFile } from '../manifests/given-files';
import { expectedExit, mayFindNothing } from '../outputs/expected-exit';
import { DOUBT } from '../outputs/said-to-fail';
import type { Segment } from '../segments';
import { seenAtLast } from './seen-at-last';
import { stepLines } from './step-lines';

/** The feature of a task. @param givens sentences about images @param fixtures the lab's files */
export function featureOf({ id, title, items }: Segment, givens: readonly string[], fixtures: ReadonlyMap<string, string>): string {
  const lines = items.flatMap((item) => item.lines);
  const steps = lines.filter(isStep);
  const whole: Line[] = [...givens.map((text): Step => ({ keyword: 'Given', text })), ...onlyOnce(lines), ...(steps.some(({ keyword }) => keyword === 'Then') ? [] : (seenAtLast(lines, fixtures) ?? placeholder(steps, isDoubted(items))))];
  const body = stepLines(whole).map((line) => `    ${line}`.trimEnd());
  return `@cluster\nFeature: ${title}\n\n  ${taskTag(id)}\n  Scenario: ${title}\n${body.join('\n')}\n`;
}

const SAY_WHAT: Line = { comment: 'TODO: say what must be seen' };

/** What stands in a scenario of which nothing is seen yet. */
export const NOTHING_SEEN: readonly Line[] = [SAY_WHAT, { keyword: 'When', text: 'I look with "ls"' }, { keyword: 'Then', text: 'the exit code is 0' }];

/** Whether a scenario only stands for what a person must decide: that it passes says nothing. */
export function seesNothing(scenario: string): boolean {
  return /# TODO: say what must be seen\n +(?:When|And) I look with "ls"\n/.test(scenario);
}

/** A scenario without a Then can find no mistake; so this one asks whether its lines ran. */
function placeholder(steps: readonly Step[], isDoubtful: boolean): readonly Line[] {
  // What goes on for ever has no exit code.
  const last = steps.filter(({ keyword, text }) => keyword === 'When' && !text.startsWith('I create the file')).at(-1);
  return last !== undefined && !goesOn(last) && !isDoubtful ? [SAY_WHAT, { keyword: 'Then', text: 'the exit code is 0' }] : NOTHING_SEEN;
}

/** Whether the text says that the last line of a task does not work, or nobody knows whether it finds anything. */
function isDoubted(items: Segment['items']): boolean {
  const last = [...items].reverse().find(({ lines }) => lines.some((line) => isStep(line) && line.keyword === 'When'));
  return last !== undefined && (mayFindNothing(last.text) || expectedExit(last.text).length === 0 || last.lines.some((line) => !isStep(line) && line.comment.includes(DOUBT)));
}

function goesOn({ text, docString }: Step): boolean {
  const line = docString ?? /^I run "(.*)"$/.exec(text)?.[1];
  return line !== undefined && kindOf(line).isEndless;
}

/** A file is written, and a Then said, once after each other line. */
function onlyOnce(lines: readonly Line[]): Line[] {
  const seen = new Set<string>();
  const files = new Map<string, string>();
  return lines.filter((line) => {
    if (!isStep(line)) return true;
    const file = typedFile(line);
    if (file !== undefined) {
      if (files.get(file) === line.docString) return false;
      files.set(file, line.docString ?? '');
      seen.delete(`I create the file "${file}"`);
    }
    if (line.keyword === 'When' && !isWriting(line.text)) {
      for (const text of seen) if (!isWriting(text)) seen.delete(text);
      return true;
    }
    if (line.table) return true;
    return seen.has(line.text) ? false : Boolean(seen.add(line.text));
  });
}

function isWriting(text: string): boolean {
  return text.startsWith('I create the file') || text.includes(IN_FILES);
}
