import { test } from 'node:test';
import { mustSucceed } from '../../../support/system/command/run-command';
import { packageFolder } from '../../../support/system/files/project';
import { OTHER_LABS, otherLabPasses } from '../../kit/other-lab';

const BUILD_SECONDS = 400;

test('images of servers that a lab names are pulled or built, and serve', async () => {
  await mustSucceed(process.execPath, ['support/commands/labspec.js', 'up', '--lab', 'servers'], { cwd: packageFolder, env: { LABSPEC_PROJECT: OTHER_LABS }, within: BUILD_SECONDS });
  await otherLabPasses('servers');
});
