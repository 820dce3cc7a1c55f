import { setTimeout } from 'node:timers/promises';
import { messageOf } from '../../errors/errors';
import { redact } from '../../redaction/redact';

const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

/** Whoever ends a run may say so several times, and a terminal's Ctrl-C comes beside it: only a later one is a second thought. */
const SAME_MILLISECONDS = 1000;
const CLEAN_UP_SECONDS = 10;

/**
 * Ctrl-C and a polite end clean up before the process goes; a second Ctrl-C goes at once. cucumber-js itself handles no signals.
 * @param takeAllAway what the process has made so far
 * @returns how to leave signals alone again
 */
export function cleanUpOnSignals(takeAllAway: () => Promise<void>): () => void {
  let endingSince: number | undefined;
  const end = (signal: string, exitCode: number): void => {
    if (endingSince === undefined) {
      endingSince = performance.now();
      void endProcess(takeAllAway, exitCode);
    } else if (signal === 'SIGINT' && performance.now() - endingSince > SAME_MILLISECONDS) {
      process.exit(exitCode);
    }
  };
  const handlers = Object.entries(SIGNALS).map(([signal, exitCode]) => ({ signal, handle: () => end(signal, exitCode) }));
  for (const { signal, handle } of handlers) process.on(signal, handle);
  return () => {
    for (const { signal, handle } of handlers) process.off(signal, handle);
  };
}

/** Whoever ends a run does not wait for longer. */
async function tooLate(): Promise<never> {
  await setTimeout(CLEAN_UP_SECONDS * 1000);
  throw new Error(`Not all could be taken away within ${CLEAN_UP_SECONDS} s.`);
}

async function endProcess(takeAllAway: () => Promise<void>, exitCode: number): Promise<never> {
  process.stderr.write('\nCleaning up ...\n');
  try {
    await Promise.race([takeAllAway(), tooLate()]);
  } catch (error) {
    process.stderr.write(`${redact(messageOf(error))}\nThe next run, on its start, tries again.\n`);
  }
  process.exit(exitCode);
}
