import { asShown, type Problem } from '../../support/errors/errors';
import { graded, type Graded } from '../../support/results/score';
import type { Task } from '../../support/lab/lab';
import { loadLab } from '../../support/lab/load-lab';
import type { Then } from '../../support/results/task-results';
import type { Verdict } from '../../support/errors/verdict';

/** What a student's program may print: each line has a meaning in one of the formats. */
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

const FAILED = asShown({ cause: 'wrong-port', reason: 'The server answers on another port', subject: 'port 3000', expected: 'Hello', seen: HOSTILE, next: 'EXPOSE 3000' });
const TROUBLES: Record<Verdict, Problem[]> = {
  passed: [],
  failed: [FAILED, { reason: HOSTILE }],
  error: [{ cause: 'no-engine', reason: 'No Docker engine answers', next: 'npx labspec up' }],
  'not checked': [{ cause: 'task-needed', reason: 'Not checked: needs task 4', 'back to': 'task 4 (Create Dockerfile)' }],
};

/** These are worth a third of a task's points, if it gives credit. */
const THENS: Then[] = [{ text: 'one', verdict: 'passed' }, { text: 'two', verdict: 'failed' }, { text: 'three', verdict: 'failed' }];

/** A whole lab graded with these verdicts. @param change what differs from the lab in each task */
export function gradedWith(verdictOf: (task: number) => Verdict, change: (task: Task) => Partial<Task> = () => ({}), failed = TROUBLES.failed): Graded {
  const loaded = loadLab('understanding-pods');
  const lab = { ...loaded, tasks: loaded.tasks.map((task) => ({ ...task, ...change(task) })) };
  const results = lab.tasks.map((task) => {
    const { id, title } = task;
    const verdict = verdictOf(id);
    return { id, title, verdict, seconds: 1.5, troubles: verdict === 'failed' ? failed : TROUBLES[verdict], observed: '', thens: change(task).credit ? THENS : [] };
  });
  return graded('understanding-pods', lab, results);
}

const inTurn = (id: number): Verdict => (['passed', 'failed', 'error', 'not checked'] as const)[id % 4] ?? 'passed';

/** One of each kind; `mixed` has all verdicts. */
export const EXAMPLES = {
  'all passed': gradedWith(() => 'passed'),
  mixed: gradedWith(inTurn),
  'fractions of points, and credit': gradedWith(inTurn, ({ id }) => ({ points: id === 1 ? 33.33 : id / 10, credit: {} })),
  'no points at all': gradedWith(inTurn, () => ({ points: 0 })),
  'long words': gradedWith(() => 'failed', () => ({}), [{ reason: '長'.repeat(8000), seen: '"\n'.repeat(4000), next: '\\'.repeat(8000) }]),
  'all failed': gradedWith(() => 'failed'),
  'no engine': gradedWith((id) => (id > 4 ? 'error' : 'passed')),
  'all in error': gradedWith(() => 'error'),
  'nothing begun': gradedWith((id) => (id === 1 ? 'failed' : 'not checked')),
  // Somebody else may write such a lab.
  'hostile titles': { ...gradedWith(() => 'failed', () => ({ title: HOSTILE })), lab: { name: 'understanding-pods', title: HOSTILE } },
} satisfies Record<string, Graded>;

export const TIMES = { started: new Date('2026-11-23T10:00:00.250Z'), finished: new Date('2026-11-23T10:01:00.500Z') };
