import { join } from 'node:path';
import { z } from 'zod';
import { projectFolder } from '../lab/load-lab';
import { verdictDocumentSchema } from './verdict-document';

export const verdictSchemaFile = join(projectFolder, 'docs/check.schema.json');

/** What a verdict document looks like, as JSON Schema 2020-12. */
export function verdictSchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(verdictDocumentSchema, { target: 'draft-2020-12' });
  const version = verdictDocumentSchema.shape.schemaVersion.value;
  return `${JSON.stringify({ $schema, $id: `urn:labspec:check:${version}`, ...schema }, undefined, 2)}\n`;
}
