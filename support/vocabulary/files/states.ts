import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { quoted } from '../../system/command/quoted';
import type { State } from '../../runtime/scenario';
import { doesNotHold, holds } from '../../runtime/state';
import { createFile } from './actions';

/** The run's folder contains a file of the lab. */
export function fileWritten(name: string): State {
  return {
    name: `the file "${name}" is written`,
    look: () => `ls ${quoted(name)}`,
    needs: () => [],
    holds: ({ run }) => Promise.resolve(existsSync(join(run.folder, name)) ? holds : doesNotHold(`no ${name} in ${run.shownFolder}`)),
    reach: (world) => world.carryOut(createFile(world, name)),
  };
}
