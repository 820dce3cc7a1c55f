import { messageOf } from '../errors';
import type { LabRun } from '../run';
import { cleanUp } from './clean-up';

const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Ctrl-C and a polite end clean up before the process goes; a second one goes at once. cucumber-js itself handles no signals.
 * @param current the run under way; none as long as it has made nothing
 * @returns how to leave signals alone again
 */
export function cleanUpOnSignals(current: () => LabRun | undefined): () => void {
  // A terminal's Ctrl-C reaches this process, and so does the end that its parent then asks for: one clean-up is enough.
  let isEnding = false;
  const end = (exitCode: number): void => {
    if (!isEnding) void endRun(current(), exitCode);
    isEnding = true;
  };
  const handlers = Object.entries(SIGNALS).map(([signal, exitCode]) => ({ signal, handle: () => end(exitCode) }));
  for (const { signal, handle } of handlers) process.once(signal, handle);
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
