import { messageOf } from '../errors';
import type { LabRun } from '../run';
import { cleanUp } from './clean-up';

const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

/** Whoever ends a run may say so several times, and a terminal's Ctrl-C comes beside it: only a later one is a second thought. */
const SAME_MILLISECONDS = 1000;

/**
 * Ctrl-C and a polite end clean up before the process goes; a second Ctrl-C goes at once. cucumber-js itself handles no signals.
 * @param current the run under way; none as long as it has made nothing
 * @returns how to leave signals alone again
 */
export function cleanUpOnSignals(current: () => LabRun | undefined): () => void {
  let endingSince: number | undefined;
  const end = (signal: string, exitCode: number): void => {
    if (endingSince === undefined) {
      endingSince = performance.now();
      void endRun(current(), exitCode);
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

async function endRun(run: LabRun | undefined, exitCode: number): Promise<never> {
  process.stderr.write('\nCleaning up ...\n');
  try {
    await run?.interrupt();
    if (run) await cleanUp(run);
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\nThe next run, on its start, tries again.\n`);
  }
  process.exit(exitCode);
}
