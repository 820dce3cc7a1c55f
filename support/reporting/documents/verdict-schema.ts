import { join } from 'node:path';
import { z } from 'zod';
import { packageFolder } from '../../system/files/project';
import { verdictDocumentSchema } from './verdict-document';

export const verdictSchemaFile = join(packageFolder, 'docs/check.schema.json');

/** What a verdict document looks like, as JSON Schema 2020-12. */
export function verdictSchema(): string {
  return publishedSchema(verdictDocumentSchema, `urn:labspec:check:${verdictDocumentSchema.shape.schemaVersion.value}`);
}

/** A schema of labspec's as JSON Schema 2020-12, as it is published. */
export function publishedSchema(schema: z.ZodType, id: string): string {
  const { $schema, ...others } = z.toJSONSchema(schema, { target: 'draft-2020-12' });
  return `${JSON.stringify({ $schema, $id: id, ...others }, undefined, 2)}\n`;
}
