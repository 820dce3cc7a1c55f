import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { expect } from 'chai';
import { packageFolder } from '../../system/files/project';
import { printCauses } from './print-causes';
import { TABLES } from './tables';

test('docs/causes.md is what `npm run causes` writes, and has every cause', () => {
  const text = readFileSync(join(packageFolder, 'docs/causes.md'), 'utf8');
  expect(text).to.equal(printCauses());
  for (const { rules } of TABLES) for (const { cause } of rules) expect(text).to.contain(`| \`${cause}\` |`);
});
