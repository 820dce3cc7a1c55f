/** Which tasks are to be looked at next. A task is on it once, however often it was asked for: changes that come together lead to one look. */
export class TaskQueue {
  private readonly soon = new Set<number>();
  private readonly later = new Set<number>();
  private ring: (() => void) | undefined;

  /** Something may have ticked them. */
  add(tasks: Iterable<number>): void {
    for (const task of tasks) this.soon.add(task);
    this.ring?.();
  }

  /** When there is nothing that presses. */
  addForLater(tasks: Iterable<number>): void {
    for (const task of tasks) this.later.add(task);
    this.ring?.();
  }

  /** The next task, in the lab's order; undefined once `signal` is aborted. Asked for again while it is looked at, it comes again. */
  async next(signal: AbortSignal): Promise<number | undefined> {
    for (;;) {
      if (signal.aborted) return undefined;
      const task = first(this.soon) ?? first(this.later);
      if (task !== undefined) {
        this.soon.delete(task);
        this.later.delete(task);
        return task;
      }
      await this.rung(signal);
    }
  }

  private rung(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        this.ring = undefined;
        signal.removeEventListener('abort', done);
        resolve();
      };
      this.ring = done;
      signal.addEventListener('abort', done);
    });
  }
}

function first(tasks: ReadonlySet<number>): number | undefined {
  return tasks.size === 0 ? undefined : Math.min(...tasks);
}
