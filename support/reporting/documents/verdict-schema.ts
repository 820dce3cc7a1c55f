import { join } from 'node:path';
import { z } from 'zod';
import { packageFolder } from '../../system/files/project';
import { verdictDocumentSchema } from './verdict-document';

export const verdictSchemaFile = join(packageFolder, 'docs/check.schema.json');

/** The JSON Schema 2020-12 of a verdict document. */
export function verdictSchema(): string {
  return publishedSchema(verdictDocumentSchema, `urn:labspec:check:${verdictDocumentSchema.shape.schemaVersion.value}`);
}

/** One of labspec's schemas as JSON Schema 2020-12, in its published form. */
export function publishedSchema(schema: z.ZodType, id: string): string {
  const { $schema, ...others } = z.toJSONSchema(schema, { target: 'draft-2020-12' });
  return `${JSON.stringify({ $schema, $id: id, ...others }, undefined, 2)}\n`;
}
