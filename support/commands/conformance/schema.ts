import { join } from 'node:path';
import { packageFolder } from '../../system/files/project';
import { publishedSchema } from '../../reporting/documents/verdict-schema';
import { reportSchema } from './report';

export const conformanceSchemaFile = join(packageFolder, 'docs/conformance.schema.json');

/** What a conformance report looks like, as JSON Schema 2020-12. */
export function conformanceSchema(): string {
  return publishedSchema(reportSchema, 'urn:labspec:conformance:v1alpha2');
}
