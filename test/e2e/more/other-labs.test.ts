import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { OTHER_LABS, otherLabPasses } from '../../kit/other-lab';

/** Of the first, only mistakes are tried; the others need what has to be built. */
const TESTED_ELSEWHERE = ['services-and-claims', 'servers', 'helm'];

describe('labs by other authors, as a stranger specifies them', () => {
  for (const name of readdirSync(join(OTHER_LABS, 'features')).filter((lab) => !TESTED_ELSEWHERE.includes(lab))) test(name, () => otherLabPasses(name));
});
