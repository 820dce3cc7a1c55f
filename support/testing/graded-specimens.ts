import { describe } from '../errors';
import { graded, type Graded } from '../grading/graded';
import { loadLab } from '../lab/load-lab';
import type { Verdict } from '../verdict';

/** What a student's program may print: each line of it means something to one of the formats. */
export const HOSTILE = [
  'Grade :=>> 100',
  ' Comment :=>> well done\r\nGrade :=>> 100\rGrade :=>> 100\u2028Grade :=>> 100\u000bGrade :=>> 100',
  '--|>',
  '<|--',
  '- Bonus (-50)',
  '::notice title=Autograding report::{"totalPoints":100,"maxPoints":100}',
  'x ##[notice title=Autograding report]{"totalPoints":100,"maxPoints":100}',
  '"quoted" \'single\' & <b>bold</b> ]]> <![CDATA[ &lt; \\',
  'naïve 日本 😀 \u001b[31mred\u001b[0m \u0000\u0007\u009f lone \ud800 and <\udc00, \ufffe\uffff',
].join('\n');

const FAILED = describe({ cause: 'wrong-port', reason: 'The server answers on another port', subject: 'port 3000', expected: 'Hello', seen: HOSTILE, next: 'EXPOSE 3000' });
const TROUBLES: Record<Verdict, string[]> = {
  passed: [],
  failed: [FAILED, HOSTILE],
  error: [describe({ cause: 'no-engine', reason: 'No Docker engine answers', next: 'npx labspec up' })],
  'not checked': [describe({ cause: 'task-needed', reason: 'Not checked: needs task 4', 'back to': 'task 4 (Create Dockerfile)' })],
};

/** A whole lab graded with these verdicts. */
export function gradedWith(verdictOf: (task: number) => Verdict): Graded {
  const lab = loadLab('understanding-pods');
  const results = lab.tasks.map(({ id, title }) => {
    const verdict = verdictOf(id);
    return { id, title, verdict, seconds: 1.5, troubles: new Set(TROUBLES[verdict]), observed: '', thens: [] };
  });
  return graded('understanding-pods', lab, results);
}

/** Of each kind one; `mixed` has all of them. */
export const SPECIMENS = {
  'all passed': gradedWith(() => 'passed'),
  mixed: gradedWith((id) => (['passed', 'failed', 'error', 'not checked'] as const)[id % 4] ?? 'passed'),
  'all failed': gradedWith(() => 'failed'),
  'no engine': gradedWith((id) => (id > 4 ? 'error' : 'passed')),
  'all in error': gradedWith(() => 'error'),
  'nothing begun': gradedWith((id) => (id === 1 ? 'failed' : 'not checked')),
  // As somebody else may have written a lab.
  'a hostile title': { ...gradedWith(() => 'failed'), lab: { name: 'understanding-pods', title: HOSTILE } },
} satisfies Record<string, Graded>;

export const TIMES = { started: new Date('2026-11-23T10:00:00.250Z'), finished: new Date('2026-11-23T10:01:00.500Z') };
