import { join } from 'node:path';
import { z } from 'zod';
import { packageFolder } from '../system/files/project';
import { labSchema } from './lab';

/** Editors complete lab.yaml by it. */
export const labSchemaFile = join(packageFolder, 'docs/lab.schema.json');

/** What lab.yaml may hold, as JSON Schema. */
export function labJsonSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(labSchema, { io: 'input' }), null, 2)}\n`;
}
