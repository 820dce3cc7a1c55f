import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../system/files/project';
import { collectSteps } from './collect-steps';
import { printCatalogue } from './print-catalogue';

// `npm run catalogue`: writes docs/steps.md.
void collectSteps().then((steps) => writeFileSync(join(projectFolder, 'docs/steps.md'), printCatalogue(steps)));
