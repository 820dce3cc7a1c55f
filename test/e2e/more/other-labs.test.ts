import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { OTHER_LABS, otherLabPasses } from '../../kit/other-lab';

/** Of the one, only mistakes are tried; the other needs images that have to be built. */
const TESTED_ELSEWHERE = ['services-and-claims', 'servers'];

describe('labs by other authors, as a stranger specifies them', () => {
  for (const name of readdirSync(join(OTHER_LABS, 'features')).filter((lab) => !TESTED_ELSEWHERE.includes(lab))) test(name, () => otherLabPasses(name));
});
