import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { expect } from 'chai';
import { labJsonSchema, labSchemaFile } from './lab-schema';

test('docs/lab.schema.json is what npm run schema writes', () => {
  expect(readFileSync(labSchemaFile, 'utf8')).to.equal(labJsonSchema());
});
