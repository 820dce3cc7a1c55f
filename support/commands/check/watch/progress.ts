import type { Problem } from '../../../errors/errors';
import type { Lab, Task } from '../../../lab/lab';
import type { Verdict } from '../../../errors/verdict';

export interface Tick {
  at: Date;
  /** That the check took. */
  seconds: number;
  /** What was run and seen. */
  evidence: string;
}

/** What keeps a task from its tick, as it was last seen. */
export interface Finding {
  verdict: Exclude<Verdict, 'passed'>;
  trouble: Problem;
  /** The part that the student sees, with one hint; nothing if the lab gives no hints. */
  told?: { trouble: Problem; hint: string | undefined };
}

export interface TaskProgress {
  task: Task;
  tick?: Tick;
  finding?: Finding;
}

/** How far a student has come. A tick stays, though later tasks of the lab undo what gave it. */
export class Progress {
  readonly tasks: readonly TaskProgress[];

  constructor(
    readonly lab: Lab,
    readonly started: Date,
  ) {
    this.tasks = lab.tasks.map((task) => ({ task }));
  }

  of(id: number): TaskProgress {
    const found = this.tasks.find(({ task }) => task.id === id);
    if (!found) throw new Error(`The lab has no task ${id}`);
    return found;
  }

  /** @returns the tasks that can be done now and could not before: earlier results for them no longer count */
  tick(id: number, tick: Tick): number[] {
    const progress = this.of(id);
    const before = new Set(this.candidates);
    progress.tick = tick;
    delete progress.finding;
    const others = this.candidates.filter((task) => !before.has(task)).map((task) => task.id);
    for (const other of others) delete this.of(other).finding;
    return others;
  }

  find(id: number, finding: Finding): void {
    this.of(id).finding = finding;
  }

  get ticked(): TaskProgress[] {
    return this.tasks.filter(({ tick }) => tick);
  }

  /** The tasks that can be done now: what they need is done, or was done earlier and is no longer visible. */
  get candidates(): Task[] {
    return this.tasks.filter(({ task, tick }) => !tick && task.needs.every((need) => this.isBehind(need))).map(({ task }) => task);
  }

  /** The current task of the student: the first one that can be done and checked. */
  get atHand(): TaskProgress | undefined {
    const candidates = this.candidates.map(({ id }) => this.of(id));
    return candidates.find(({ finding }) => finding?.verdict !== 'not checked') ?? candidates[0];
  }

  /** With a reason for each task that nobody has looked at. */
  verdictOf({ task, tick, finding }: TaskProgress): { verdict: Verdict; trouble?: Problem } {
    if (tick) return { verdict: 'passed' };
    if (finding) return { verdict: finding.verdict, trouble: finding.trouble };
    const need = task.needs.map((id) => this.of(id)).find((one) => !one.tick)?.task;
    return { verdict: 'not checked', trouble: { reason: need ? `Not checked: needs task ${need.id} (${need.title})` : 'Not checked yet' } };
  }

  private isBehind(id: number): boolean {
    const { task, tick, finding } = this.of(id);
    return Boolean(tick) || (finding?.verdict === 'not checked' && task.needs.every((need) => this.of(need).tick));
  }
}
