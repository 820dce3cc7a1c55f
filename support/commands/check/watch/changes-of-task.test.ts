import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { expect } from 'chai';
import { packageFolder } from '../../../system/files/project';
import { BY_NOUN } from './changes-of-task';

test('of each file in steps/ it is known what its steps look at: else each change would have all its tasks looked at', () => {
  const nouns = readdirSync(join(packageFolder, 'steps')).map((name) => name.replace(/\.ts$/, ''));
  expect(Object.keys(BY_NOUN).sort()).to.deep.equal(nouns.sort());
});
