/** Does one work after the other: if nobody waits for a work any more, it still ends before the next one begins, and its answer is not that of the next. */
export class OneByOne {
  private last: Promise<unknown> = Promise.resolve();

  do<T>(work: () => Promise<T>): Promise<T> {
    const done = this.last.then(work);
    this.last = done.catch(() => undefined);
    return done;
  }
}
