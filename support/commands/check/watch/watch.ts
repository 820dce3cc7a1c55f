import { setTimeout as pause } from 'node:timers/promises';
import { sanitizeProblem } from '../../../redaction/sanitize';
import type { Hints } from '../../../reporting/hints/hints';
import { beginSession, type Session } from '../../../runtime/session';
import type { State } from '../../../runtime/scenario';
import type { Problem } from '../../../errors/errors';
import type { Verdict } from '../../../errors/verdict';
import { TaskQueue } from './task-queue';
import { ALL_CHANGES, type Change } from './change';
import { Changes } from './changes';
import { looksAt } from './changes-of-task';
import type { Finding, Progress } from './progress';
import type { Screen } from './screen';
import type { Looked, WarmCheck } from './warm-check';
import type { WatchReports } from './watch-reports';

export interface WatchParts {
  check: WarmCheck;
  progress: Progress;
  reports: WatchReports;
  screen: Screen;
  hints: Hints;
  /** The student's. */
  folder: string;
}

/** After a change, earlier results for them no longer hold. */
const FORGOTTEN: Record<Change, NonNullable<State['remembered']>[]> = {
  files: [],
  containers: [],
  pods: [],
  images: ['image', 'nodes'],
  nodes: ['nodes'],
  cluster: ['engine', 'cluster', 'nodes'],
};

/** A look under way may end by itself for so long, when the watch is ended. */
const LAST_LOOK_SECONDS = 0.5;

/** Looks at the tasks that a change may have ticked, one at a time, until it is ended. */
export class Watch {
  private readonly queue = new TaskQueue();
  private readonly session: Session = beginSession({ isWatch: true });
  private readonly looks: Map<number, ReadonlySet<Change>>;

  constructor(private readonly parts: WatchParts) {
    this.looks = looksAt(parts.check.plan);
  }

  /** Ends when all tasks have their ticks, or when aborted; leaves record and report. */
  async run(signal: AbortSignal): Promise<void> {
    const { progress, reports, screen, folder, check } = this.parts;
    const ended = new AbortController();
    signal.addEventListener('abort', () => ended.abort());
    if (signal.aborted) ended.abort();
    const changes = new Changes({ lab: progress.lab, folder, onChange: (change) => this.onChange(change), onBackstop: () => this.lookAgain() });
    this.queue.add(this.candidatesOf(ALL_CHANGES));
    screen.show(progress);
    try {
      await this.lookOn(ended);
    } finally {
      reports.write(progress);
      this.parts.hints.keep();
      await changes.end();
      await this.session.end();
    }
    await reports.report(check.plan, progress);
  }

  private onChange(change: Change): void {
    this.session.forget(FORGOTTEN[change]);
    this.queue.add(this.candidatesOf([change]));
  }

  /** What no event reports: a program of the student has ended, the environment works again. */
  private lookAgain(): void {
    const { atHand, candidates } = this.parts.progress;
    const inError = candidates.filter(({ id }) => this.parts.progress.of(id).finding?.verdict === 'error');
    this.queue.addForLater([...(atHand ? [atHand.task.id] : []), ...inError.map(({ id }) => id)]);
  }

  private candidatesOf(changes: readonly Change[]): number[] {
    const { candidates } = this.parts.progress;
    return candidates.map(({ id }) => id).filter((id) => changes.some((change) => this.looks.get(id)?.has(change)));
  }

  private async lookOn(ended: AbortController): Promise<void> {
    const { progress } = this.parts;
    const aborted = new Promise<void>((resolve) => ended.signal.addEventListener('abort', () => resolve()));
    while (progress.ticked.length < progress.tasks.length) {
      const task = await this.queue.next(ended.signal);
      if (task === undefined) return;
      if (!progress.of(task).tick) await Promise.race([this.look(task, ended.signal), aborted.then(() => pause(LAST_LOOK_SECONDS * 1000))]);
    }
  }

  private async look(task: number, signal: AbortSignal): Promise<void> {
    const looked = await this.parts.check.look(task);
    // One that was cut short says nothing.
    if (!signal.aborted) this.note(task, looked);
  }

  private note(task: number, { result: { verdict, seconds, troubles }, evidence, messages }: Looked): void {
    const { progress, reports, screen } = this.parts;
    reports.looked(task, messages);
    if (verdict === 'passed') {
      this.told(task, verdict, []);
      this.queue.add(progress.tick(task, { at: new Date(), seconds, evidence }));
      reports.ticked(task, progress);
      screen.ticked(progress.of(task));
    } else {
      if (verdict === 'error') this.session.forgetAll();
      progress.find(task, { verdict, trouble: troubles[0] ?? { reason: '' }, ...this.told(task, verdict, troubles) });
    }
    screen.show(progress);
  }

  /** One hint at a time: first how to get one, then where to look, then how to fix it. */
  private told(task: number, verdict: Verdict, troubles: readonly Problem[]): Pick<Finding, 'told'> {
    const { level, troubles: [found] } = this.parts.hints.tell({ id: task, verdict, troubles });
    const trouble = found && sanitizeProblem(found);
    return trouble ? { told: { trouble, hint: level === 2 ? trouble.look : (trouble.next ?? trouble.look) } } : {};
  }
}
