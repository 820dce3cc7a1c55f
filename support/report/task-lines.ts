import { basename, dirname } from 'node:path';
import { styleText } from 'node:util';
import type { Envelope, Pickle, TestStepResult } from '@cucumber/messages';
import { taskIdOf, type Lab } from '../lab/lab';
import { loadLab } from '../lab/load-lab';
import { worst, verdictOf, type Verdict } from './verdict';

interface TaskState {
  title: string;
  left: Set<string>;
  verdict: Verdict;
  seconds: number;
  troubles: string[];
}

const MARKS = { passed: ['✓', 'green'], failed: ['✗', 'red'], error: ['!', 'yellow'], 'not checked': ['-', 'dim'] } as const;

/** Follows a run's messages and writes a line a task: tick, number, title, seconds; on failure what is wrong and what to do. */
export class TaskLines {
  private readonly pickles = new Map<string, Pickle>();
  private readonly pickleOfCase = new Map<string, string>();
  private readonly caseOfAttempt = new Map<string, string>();
  private readonly tasks = new Map<number, TaskState>();
  private readonly runErrors: string[] = [];

  private lab: Lab | undefined;

  constructor(
    private readonly write: (text: string) => void,
    private readonly reports: string,
  ) {}

  note(envelope: Envelope): void {
    if (envelope.pickle) this.pickles.set(envelope.pickle.id, envelope.pickle);
    if (envelope.testCase) this.plan(envelope.testCase.id, envelope.testCase.pickleId);
    if (envelope.testCaseStarted) this.caseOfAttempt.set(envelope.testCaseStarted.id, envelope.testCaseStarted.testCaseId);
    if (envelope.testStepFinished) this.add(envelope.testStepFinished.testCaseStartedId, envelope.testStepFinished.testStepResult);
    if (envelope.testCaseFinished) this.finish(envelope.testCaseFinished.testCaseStartedId);
    if (envelope.testRunHookFinished?.result.message) this.runErrors.push(envelope.testRunHookFinished.result.message);
    if (envelope.testRunFinished) this.end();
  }

  private plan(testCase: string, pickleId: string): void {
    this.pickleOfCase.set(testCase, pickleId);
    const pickle = this.pickles.get(pickleId);
    const id = taskIdOf(pickle?.tags ?? []) ?? 0;
    // A lab's features are in a folder of its name.
    this.lab ??= pickle && loadLab(basename(dirname(pickle.uri)));
    const title = this.lab?.tasks.find((task) => task.id === id)?.title ?? pickle?.name ?? '';
    const state = this.tasks.get(id) ?? { title, left: new Set(), verdict: 'passed', seconds: 0, troubles: [] };
    state.left.add(testCase);
    this.tasks.set(id, state);
  }

  private add(attempt: string, result: TestStepResult): void {
    const state = this.stateOf(attempt);
    state.seconds += Number(result.duration.seconds) + result.duration.nanos / 1e9;
    const verdict = verdictOf(result);
    if (!verdict) return;
    state.verdict = worst(state.verdict, verdict);
    if (verdict !== 'passed') state.troubles.push(result.exception?.message ?? result.message ?? verdict);
  }

  private finish(attempt: string): void {
    const state = this.stateOf(attempt);
    state.left.delete(this.caseOfAttempt.get(attempt) ?? '');
    if (state.left.size > 0) return;
    const id = [...this.tasks].find(([, other]) => other === state)?.[0] ?? 0;
    this.write(this.line(id, state));
    for (const trouble of new Set(state.troubles)) this.write(`${trouble.trimEnd().replaceAll(/^/gm, '        ')}\n`);
  }

  private line(id: number, { title, verdict, seconds }: TaskState): string {
    const [mark, color] = MARKS[verdict];
    return `${styleText(color, mark)} ${String(id || '').padStart(4)}  ${title.padEnd(34)} ${`${seconds.toFixed(1)} s`.padStart(8)}\n`;
  }

  private end(): void {
    const counts = new Map<Verdict, number>();
    for (const { verdict } of this.tasks.values()) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
    const told = (Object.keys(MARKS) as Verdict[]).filter((verdict) => verdict === 'passed' || counts.has(verdict)).map((verdict) => `${counts.get(verdict) ?? 0} ${verdict}`);
    for (const error of this.runErrors) this.write(`${styleText('yellow', '!')} ${error.trimEnd()}\n`);
    this.write(`\n${this.tasks.size} task${this.tasks.size === 1 ? '' : 's'}: ${told.join(', ')}\nreport: ${this.reports}\n`);
  }

  private stateOf(attempt: string): TaskState {
    const pickle = this.pickles.get(this.pickleOfCase.get(this.caseOfAttempt.get(attempt) ?? '') ?? '');
    const state = this.tasks.get(taskIdOf(pickle?.tags ?? []) ?? 0);
    if (!state) throw new Error(`A message names an unknown test case: ${attempt}`);
    return state;
  }
}
