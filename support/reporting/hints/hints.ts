import type { Problem } from '../../errors/errors';
import type { Lab } from '../../lab/lab';
import type { Verdict } from '../../errors/verdict';
import { checkCommand } from '../../lab/check-command';
import type { HintStore } from './store';
import { toldAt } from './level';
import type { HintLevel } from '../../lab/hint-level';

export interface HintsOptions {
  lab: Lab;
  /** The student's folder. */
  folder: string;
  /** The level that the user asked for. Without it, hints start at 1 and go one level further each time that the store has seen the cause. */
  level?: HintLevel | undefined;
  store?: HintStore | undefined;
}

export interface Found {
  /** The number of the task. */
  id: number;
  verdict: Verdict;
  troubles: readonly Problem[];
}

export interface Told {
  /** Null if everything is shown. */
  level: HintLevel | null;
  troubles: Problem[];
}

/** Decides how much of a check's findings to show to a student. */
export class Hints {
  constructor(private readonly options: HintsOptions) {}

  /** Shows problems of the work step by step. Problems of the environment are shown completely, because they are not for the student to find. */
  tell({ id, verdict, troubles }: Found): Told {
    const { lab, store } = this.options;
    const task = lab.tasks.find((one) => one.id === id);
    if (task && verdict === 'passed') store?.forget(this.place(id));
    if (!task || verdict !== 'failed') return { level: null, troubles: troubles.map((problem) => whole(problem, verdict)) };
    const level = lower(lab.hints, this.levelFor(id, troubles[0]));
    return { level, troubles: toldAt(level, troubles, { task, last: lab.hints, again: (further) => checkCommand(this.options, id, further) }) };
  }

  /** Saves the store for the next check. */
  keep(): void {
    this.options.store?.save();
  }

  private levelFor(task: number, problem: Problem | undefined): HintLevel {
    const { level, store } = this.options;
    const cause = problem?.cause ?? problem?.reason ?? '';
    if (level === undefined) return lower(3, store?.see(this.place(task), cause) ?? 1);
    if (level > 0) store?.set(this.place(task), cause, level);
    return level;
  }

  private place(task: number): { lab: string; folder: string; task: number } {
    return { lab: this.options.lab.title, folder: this.options.folder, task };
  }
}

function whole(problem: Problem, verdict: Verdict): Problem {
  const next = problem.next ?? (verdict === 'error' ? 'npx labspec doctor' : undefined);
  return { ...problem, next, look: problem.look === next ? undefined : problem.look };
}

function lower(last: HintLevel, level: number): HintLevel {
  return level < last ? (level as HintLevel) : last;
}
