import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../system/files/project';
import { collectTests, printTests } from './catalogue';

// `npm run conformance-catalogue`: writes docs/conformance.yaml.
void collectTests().then((tests) => writeFileSync(join(projectFolder, 'docs/conformance.yaml'), printTests(tests)));
