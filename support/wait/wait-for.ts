import { shortened } from './patience';
import { Timeline } from './timeline';
import { LabError, TaskFailed, messageOf, type Problem } from '../errors/errors';

/** The result of a look: the thing waited for, or a description of what is there instead. */
export type Look<T> = { done: T; seen?: string } | { notYet: string };

export interface LookOptions {
  /** Deadline in seconds, counted by the monotonic clock. */
  within: number;
  /** Seconds between looks when nothing wakes the wait. */
  every?: number | undefined;
  /** Subscribes to events that make a new look worthwhile; returns the function that unsubscribes. */
  wake?: ((ring: () => void) => () => void) | undefined;
  /** Ends the wait when aborted; its reason is then thrown. */
  signal?: AbortSignal | undefined;
}

export interface WaitOptions extends LookOptions {
  /** The goal of the wait, as the beginning of a sentence that goes on with "not within 10 s". */
  what: string;
  /** Makes the error at the deadline; a failed task by default. */
  otherwise?: (problem: Problem) => LabError;
  next?: string | undefined;
}

const BACKSTOP_SECONDS = 0.25;

/**
 * Looks until the look is done. A LabError ends the wait at once, because its reason is final; any other error
 * (such as a refused connection) counts as "not yet" and as the last observation.
 * @throws LabError at the deadline, with the last observation
 */
export async function waitFor<T>(look: () => Promise<Look<T>>, options: WaitOptions): Promise<T> {
  const timeline = new Timeline(options.what);
  const noted = async (): Promise<Look<T>> => {
    try {
      const found = await look();
      timeline.note('done' in found ? (found.seen ?? 'as expected') : found.notYet);
      return found;
    } catch (error) {
      timeline.note(error instanceof LabError ? (error.problem.seen ?? error.problem.reason) : messageOf(error));
      throw error;
    }
  };
  try {
    const last = await lookUntilDone(noted, options);
    if ('done' in last) return last.done;
    throw late(options, last.notYet);
  } finally {
    timeline.end();
  }
}

export interface UntilOptions<Seen> extends LookOptions {
  /** For a wait that should be recorded: its name, and its observations in words. */
  kept?: { what: string; words: (seen: Seen) => string };
}

/** Looks until the observation is good or the time is over; returns the last observation, good or not. */
export async function until<Seen>(look: () => Promise<Seen>, good: (seen: Seen) => boolean, { kept, ...options }: UntilOptions<Seen>): Promise<Seen> {
  const timeline = kept && new Timeline(kept.what);
  const noted = async (): Promise<Seen> => {
    const found = await look();
    if (kept) timeline?.note(kept.words(found));
    return found;
  };
  try {
    let seen = await noted();
    const again = async (): Promise<Look<true>> => {
      seen = await noted();
      return good(seen) ? { done: true } : { notYet: '' };
    };
    if (!good(seen)) await lookUntilDone(again, options);
    return seen;
  } finally {
    timeline?.end();
  }
}

async function lookUntilDone<T>(look: () => Promise<Look<T>>, { within, every = BACKSTOP_SECONDS, wake, signal }: LookOptions): Promise<Look<T>> {
  const deadline = performance.now() + shortened(within) * 1000;
  // Even without patience, the first look may take its full time: patience shortens only what comes after it.
  let limit = performance.now() + within * 1000;
  const bell = new Bell();
  const ring = (): void => bell.ring();
  const unsubscribe = wake?.(ring);
  signal?.addEventListener('abort', ring);
  let last: Look<T> = { notYet: 'nothing yet' };
  try {
    do {
      signal?.throwIfAborted();
      last = (await inTime(lookSafely(look), limit)) ?? last;
      limit = deadline;
      if ('done' in last) break;
      await bell.wait(Math.min(every * 1000, deadline - performance.now()));
    } while (performance.now() < deadline);
  } finally {
    signal?.removeEventListener('abort', ring);
    unsubscribe?.();
  }
  return last;
}

function late({ what, within, otherwise, next }: WaitOptions, seen: string): LabError {
  const problem = { reason: `${what}: not within ${shortened(within)} s`, seen, next };
  return otherwise ? otherwise(problem) : new TaskFailed({ ...problem, next: next ?? 'check again' });
}

async function lookSafely<T>(look: () => Promise<Look<T>>): Promise<Look<T>> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof LabError) throw error;
    return { notYet: messageOf(error) };
  }
}

/** The result, or undefined if the deadline comes first: a look that hangs does not outlive its wait. */
async function inTime<T>(result: Promise<T>, deadline: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const out = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), Math.max(0, deadline - performance.now()))));
  result.catch(() => undefined);
  try {
    return await Promise.race([result, out]);
  } finally {
    clearTimeout(timer);
  }
}

/** A pause that a ring ends early; a ring between two pauses ends the next one. */
class Bell {
  private rung = false;
  private wakeUp: (() => void) | undefined;

  ring(): void {
    this.rung = true;
    this.wakeUp?.();
  }

  async wait(milliseconds: number): Promise<void> {
    if (!this.rung && milliseconds > 0) {
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        this.wakeUp = resolve;
        timer = setTimeout(resolve, milliseconds);
      });
      clearTimeout(timer);
    }
    this.rung = false;
  }
}
