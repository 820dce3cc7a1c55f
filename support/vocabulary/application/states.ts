import { fileWritten } from '../files/states';
import { installApplication } from './actions';
import type { Scenario, State } from '../../runtime/scenario';
import { doesNotHold, holds } from '../../runtime/state';

export const applicationInstalled: State = {
  name: 'the application is installed',
  look: () => 'npm ls',
  needs: ({ lab }) => lab.buildFiles.filter((name) => name !== 'Dockerfile').map(fileWritten),
  holds: ({ run }: Scenario) => Promise.resolve(run.isInstalled ? holds : doesNotHold('npm install has not been run')),
  reach: (world) => world.carryOut(installApplication()),
};
