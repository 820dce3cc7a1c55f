import { messageOf } from '../errors';
import type { LabRun } from '../run';
import { cleanUp } from './clean-up';

const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Ctrl-C and a polite end clean up before the process goes; a second one goes at once. cucumber-js itself handles no signals.
 * @returns how to leave signals alone again
 */
export function cleanUpOnSignals(run: LabRun): () => void {
  const handlers = Object.entries(SIGNALS).map(([signal, exitCode]) => ({ signal, handle: () => endRun(run, exitCode) }));
  for (const { signal, handle } of handlers) process.once(signal, handle);
  return () => {
    for (const { signal, handle } of handlers) process.off(signal, handle);
  };
}

function endRun(run: LabRun, exitCode: number): void {
  process.stderr.write('\nCleaning up ...\n');
  run
    .interrupt()
    .then(() => cleanUp(run))
    .catch((error: unknown) => process.stderr.write(`${messageOf(error)}\nThe next run, on its start, tries again.\n`))
    .finally(() => process.exit(exitCode));
}
