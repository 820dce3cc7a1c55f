import { messageOf } from '../errors';
import type { LabRun } from '../run';
import { cleanUp } from './clean-up';

const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

/** Ctrl-C and a polite end clean up before the process goes; a second one goes at once. cucumber-js itself handles no signals. */
export function cleanUpOnSignals(run: LabRun): void {
  for (const [signal, exitCode] of Object.entries(SIGNALS)) {
    process.once(signal, () => {
      process.stderr.write('\nCleaning up ...\n');
      run
        .interrupt()
        .then(() => cleanUp(run))
        .catch((error: unknown) => process.stderr.write(`${messageOf(error)}\nThe next run, on its start, tries again.\n`))
        .finally(() => process.exit(exitCode));
    });
  }
}
