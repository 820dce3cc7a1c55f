import { neededBy, type Lab, type Task } from '../lab/lab';
import { worst, type Verdict } from '../errors/verdict';

/** What the tasks of a run have come to so far. */
export class TaskVerdicts {
  private readonly verdicts = new Map<number, Verdict>();

  constructor(private readonly lab: Lab) {}

  /** A task has the worst verdict of its scenarios. */
  judge(task: number, verdict: Verdict): void {
    this.verdicts.set(task, worst(this.verdicts.get(task) ?? 'passed', verdict));
  }

  /** The first task that the given one needs and that has failed. */
  failedNeedOf(task: number): Task | undefined {
    const needed = neededBy(this.lab, task);
    return this.lab.tasks.find(({ id }) => needed.has(id) && this.verdicts.get(id) === 'failed');
  }
}
