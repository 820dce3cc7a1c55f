import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createFile } from '../files/actions';
import { installApplication } from './actions';
import { quoted } from '../../system/command/quoted';
import { AuthorError } from '../../errors/errors';
import type { Scenario, State } from '../../runtime/scenario';
import { doesNotHold, holds } from '../../runtime/state';

const TASK_OF_FILE: Record<string, number> = { 'helloworld.js': 1, 'package.json': 2, Dockerfile: 4, 'podkv.yaml': 15 };

/** A file of the lab is in the run's folder. */
export function fileWritten(name: string): State {
  const task = TASK_OF_FILE[name];
  if (task === undefined) throw new AuthorError({ reason: `No task of the lab writes the file "${name}"`, next: `known are: ${Object.keys(TASK_OF_FILE).join(', ')}` });
  return {
    name: `the file "${name}" is written`,
    look: () => `ls ${quoted(name)}`,
    task,
    needs: [],
    holds: ({ run }) => Promise.resolve(existsSync(join(run.folder, name)) ? holds : doesNotHold(`no ${name} in ${run.shownFolder}`)),
    reach: (world) => world.carryOut(createFile(world, name)),
  };
}

export const applicationInstalled: State = {
  name: 'the application is installed',
  look: () => 'npm ls',
  task: 2,
  needs: [fileWritten('helloworld.js'), fileWritten('package.json')],
  holds: ({ run }: Scenario) => Promise.resolve(run.isInstalled ? holds : doesNotHold('npm install has not been run')),
  reach: (world) => world.carryOut(installApplication()),
};
