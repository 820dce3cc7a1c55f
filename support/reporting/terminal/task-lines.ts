import { styleText } from 'node:util';
import type { Envelope } from '@cucumber/messages';
import { describe, type Problem } from '../../errors/errors';
import { MARKS, taskLine } from './task-line';
import { TaskResults, type TaskResult } from '../../results/task-results';
import type { Verdict } from '../../errors/verdict';

/** Writes one line per task as soon as its last scenario ends: tick, number, title, seconds. After a failure, also what is wrong and what to do. */
export class TaskLines {
  private readonly results = new TaskResults();
  /** For each problem, the task that showed it first, so that thirteen tasks without a Docker engine do not repeat it thirteen times. */
  private readonly told = new Map<string, number>();

  constructor(
    private readonly write: (text: string) => void,
    private readonly report: string,
    /** The problems to show for a task. */
    private readonly tell: (result: TaskResult) => readonly Problem[] = everything,
  ) {}

  note(envelope: Envelope): void {
    const finished = this.results.note(envelope);
    if (finished) this.writeTask(finished);
    if (envelope.testRunFinished) this.writeEnd();
  }

  /** Whether no scenario ran. */
  get isEmpty(): boolean {
    return this.results.all.length === 0;
  }

  private writeTask(result: TaskResult): void {
    const { id, title, verdict, seconds } = result;
    this.write(`${taskLine(MARKS[verdict], { id, title }, `${seconds.toFixed(1)} s`)}${remarks(result).map((remark) => `  ${remark}`).join('')}\n`);
    for (const problem of this.tell(result)) this.write(`${this.tellOnce(problem, id).replaceAll(/^/gm, '       ')}\n`);
  }

  private tellOnce(problem: Problem, task: number): string {
    // The next command may differ from task to task, so it does not count as a difference.
    const evidence = forPeople({ ...problem, look: undefined, next: undefined });
    const text = forPeople(problem);
    const first = this.told.get(evidence);
    if (first !== undefined) return text === problem.reason ? text : `${problem.reason}: see task ${first}`;
    this.told.set(evidence, task);
    return text;
  }

  private writeEnd(): void {
    const { all, runErrors } = this.results;
    // In a parallel run, each worker reports the same error.
    for (const error of new Set(runErrors.map(forPeople))) this.write(`${styleText('yellow', '!')} ${error}\n`);
    if (all.length === 0 && runErrors.length === 0) this.write(`${styleText('yellow', '!')} No scenario was run: no scenario has these tags or this name, or there is no feature. Tags of tasks have two digits: --tags @task-01\n`);
    const count = (wanted: Verdict): number => all.filter(({ verdict }) => verdict === wanted).length;
    const counts = (Object.keys(MARKS) as Verdict[]).filter((verdict) => verdict === 'passed' || count(verdict)).map((verdict) => `${count(verdict)} ${verdict}`);
    this.write(`\n${all.length} task${all.length === 1 ? '' : 's'}: ${counts.join(', ')}\nreport: ${this.report}\n`);
  }
}

function remarks({ verdict, attempts, leftOut }: TaskResult): string[] {
  return [...(attempts ? [`${verdict} at attempt ${attempts}`] : []), ...(leftOut ? [`${leftOut} of its scenarios not run`] : [])];
}

function everything({ troubles }: TaskResult): Problem[] {
  return troubles;
}

/** Without the cause, which is for tools. */
function forPeople(problem: Problem): string {
  return describe({ ...problem, cause: undefined });
}
