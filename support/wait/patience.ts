import { AsyncLocalStorage } from 'node:async_hooks';

const patience = new AsyncLocalStorage<number>();

/** Runs some work in which no wait lasts longer than this many seconds. */
export function withPatience<Result>(seconds: number, work: () => Result): Result {
  return patience.run(shortened(seconds), work);
}

/** The seconds that a wait may last. */
export function shortened(within: number): number {
  return Math.min(within, patience.getStore() ?? Infinity);
}
