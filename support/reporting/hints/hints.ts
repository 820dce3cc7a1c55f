import type { Trouble } from '../../errors/errors';
import type { Lab } from '../../lab/lab';
import type { Verdict } from '../../errors/verdict';
import { checkCommand } from '../../lab/check-command';
import type { Ledger } from './store';
import { toldAt } from './level';
import type { HintLevel } from '../../lab/hint-level';

export interface HintsOptions {
  lab: Lab;
  /** The student's. */
  folder: string;
  /** The level that was asked for; without it, the first one, and a further one each time that the ledger has seen the cause. */
  level?: HintLevel | undefined;
  ledger?: Ledger | undefined;
}

export interface Found {
  /** Of the task. */
  id: number;
  verdict: Verdict;
  troubles: readonly Trouble[];
}

export interface Told {
  /** Null where all is told. */
  level: HintLevel | null;
  troubles: Trouble[];
}

/** Decides what a student is told of what a check has found. */
export class Hints {
  constructor(private readonly options: HintsOptions) {}

  /** What is wrong with the work is told step by step; what is wrong with the environment is not the student's to find out. */
  tell({ id, verdict, troubles }: Found): Told {
    const { lab, ledger } = this.options;
    const task = lab.tasks.find((one) => one.id === id);
    if (task && verdict === 'passed') ledger?.forget(this.place(id));
    if (!task || verdict !== 'failed') return { level: null, troubles: troubles.map((trouble) => whole(trouble, verdict)) };
    const level = lower(lab.hints, this.levelFor(id, troubles[0]));
    return { level, troubles: toldAt(level, troubles, { task, last: lab.hints, again: (further) => checkCommand(this.options, id, further) }) };
  }

  /** For the next check. */
  keep(): void {
    this.options.ledger?.save();
  }

  private levelFor(task: number, trouble: Trouble | undefined): HintLevel {
    const { level, ledger } = this.options;
    const cause = trouble?.cause ?? trouble?.reason ?? '';
    if (level === undefined) return lower(3, ledger?.see(this.place(task), cause) ?? 1);
    if (level > 0) ledger?.set(this.place(task), cause, level);
    return level;
  }

  private place(task: number): { lab: string; folder: string; task: number } {
    return { lab: this.options.lab.title, folder: this.options.folder, task };
  }
}

function whole(trouble: Trouble, verdict: Verdict): Trouble {
  const next = trouble.next ?? (verdict === 'error' ? 'npx labspec doctor' : undefined);
  return { ...trouble, next, look: trouble.look === next ? undefined : trouble.look };
}

function lower(last: HintLevel, level: number): HintLevel {
  return level < last ? (level as HintLevel) : last;
}
