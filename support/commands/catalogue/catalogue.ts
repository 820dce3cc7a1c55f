import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from '../../system/files/project';
import { collectSteps } from './collect-steps';
import { printCatalogue } from './print-catalogue';

// `npm run catalogue`: writes docs/steps.md.
void collectSteps().then((steps) => writeFileSync(join(packageFolder, 'docs/steps.md'), printCatalogue(steps)));
