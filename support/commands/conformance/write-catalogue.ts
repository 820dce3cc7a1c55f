import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from '../../system/files/project';
import { collectTests, printTests } from './catalogue';

// `npm run conformance-catalogue`: writes docs/conformance.yaml.
void collectTests().then((tests) => writeFileSync(join(packageFolder, 'docs/conformance.yaml'), printTests(tests)));
