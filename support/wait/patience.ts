import { AsyncLocalStorage } from 'node:async_hooks';

const patience = new AsyncLocalStorage<number>();

/** Does some work whose waits all end after so many seconds at the latest, however long they would wait otherwise. */
export function withPatience<Result>(seconds: number, work: () => Result): Result {
  return patience.run(shortened(seconds), work);
}

/** The seconds that a wait has. */
export function shortened(within: number): number {
  return Math.min(within, patience.getStore() ?? Infinity);
}
