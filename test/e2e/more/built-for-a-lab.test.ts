import { test } from 'node:test';
import { mustSucceed } from '../../../support/system/command/run-command';
import { packageFolder } from '../../../support/system/files/project';
import { OTHER_LABS, otherLabPasses } from '../../kit/other-lab';

const BUILD_SECONDS = 400;

for (const [lab, title] of [['servers', 'images of servers that a lab names are pulled or built, and serve'], ['helm', 'helm is installed for a lab that calls it, and installs, upgrades and rolls back']] as const) {
  test(title, async () => {
    await mustSucceed(process.execPath, ['support/commands/labspec.js', 'up', '--lab', lab], { cwd: packageFolder, env: { LABSPEC_PROJECT: OTHER_LABS }, within: BUILD_SECONDS });
    await otherLabPasses(lab);
  });
}
