import { setTimeout } from 'node:timers/promises';
import { messageOf } from '../../errors/errors';
import { redact } from '../../redaction/redact';

const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

/** Signals may arrive more than once: from a parent process and from the terminal's Ctrl-C. Only a later one is a second Ctrl-C. */
const SAME_MILLISECONDS = 1000;
const CLEAN_UP_SECONDS = 10;

/**
 * Ctrl-C and SIGTERM clean up before the process ends; a second Ctrl-C ends it at once. cucumber-js itself handles no signals.
 * @param takeAllAway removes what the process has made so far
 * @returns a function that removes the signal handlers
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

/** The limit for cleaning up: a user who ends a run does not wait longer. */
async function tooLate(): Promise<never> {
  await setTimeout(CLEAN_UP_SECONDS * 1000);
  throw new Error(`labspec could not remove everything within ${CLEAN_UP_SECONDS} s.`);
}

async function endProcess(takeAllAway: () => Promise<void>, exitCode: number): Promise<never> {
  process.stderr.write('\nCleaning up ...\n');
  try {
    await Promise.race([takeAllAway(), tooLate()]);
  } catch (error) {
    process.stderr.write(`${redact(messageOf(error))}\nThe next run tries again when it starts.\n`);
  }
  process.exit(exitCode);
}
