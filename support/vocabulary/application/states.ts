import { fileWritten } from '../files/states';
import { installApplication } from './actions';
import { applicationOf } from '../../lab/lab';
import type { Scenario, State } from '../../runtime/scenario';
import { doesNotHold, holds } from '../../runtime/state';

export const applicationInstalled: State = {
  name: 'the application is installed',
  look: ({ run }) => `ls ${applicationOf(run.lab).installed.join(' ')}`,
  needs: ({ lab }) => lab.files.filter((name) => name !== 'Dockerfile').map(fileWritten),
  holds: ({ run }: Scenario) => Promise.resolve(run.isInstalled ? holds : doesNotHold(`${applicationOf(run.lab).install} has not been run`)),
  reach: (world) => world.carryOut(installApplication(applicationOf(world.run.lab))),
};
