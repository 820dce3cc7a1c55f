import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from '../../system/files/project';
import { printCauses } from './print-causes';

// `npm run causes`: writes docs/causes.md.
writeFileSync(join(packageFolder, 'docs/causes.md'), printCauses());
