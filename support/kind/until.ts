import { setTimeout as pause } from 'node:timers/promises';
import { performance } from 'node:perf_hooks';

/** Looks again and again until what is seen is good enough or the time (in seconds) is over; gives what was seen last. */
export async function until<Seen>(look: () => Promise<Seen>, good: (seen: Seen) => boolean, within: number, signal?: AbortSignal): Promise<Seen> {
  const deadline = performance.now() + within * 1000;
  let seen = await look();
  while (!good(seen) && performance.now() < deadline) {
    await pause(400, undefined, signal ? { signal } : {});
    seen = await look();
  }
  return seen;
}
