import { neededBy, type Lab, type Task } from '../lab/lab';
import { worst, type Verdict } from '../errors/verdict';

/** The verdicts on the tasks of a run so far. */
export class TaskVerdicts {
  private readonly verdicts = new Map<number, Verdict>();

  constructor(private readonly lab: Lab) {}

  /** A task gets the worst verdict of its scenarios. */
  judge(task: number, verdict: Verdict): void {
    this.verdicts.set(task, worst(this.verdicts.get(task) ?? 'passed', verdict));
  }

  /** The tasks whose scenarios have all passed so far. */
  passed(): number[] {
    return [...this.verdicts].filter(([, verdict]) => verdict === 'passed').map(([task]) => task);
  }

  /** The first failed task among those that the given task needs. */
  failedNeedOf(task: number): Task | undefined {
    const needed = neededBy(this.lab, task);
    return this.lab.tasks.find(({ id }) => needed.has(id) && this.verdicts.get(id) === 'failed');
  }
}
