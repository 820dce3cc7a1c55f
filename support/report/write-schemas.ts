import { writeFileSync } from 'node:fs';
import { conformanceSchema, conformanceSchemaFile } from '../conformance/schema';
import { verdictSchema, verdictSchemaFile } from './verdict-schema';

// `npm run schema`: writes docs/check.schema.json and docs/conformance.schema.json.
writeFileSync(verdictSchemaFile, verdictSchema());
writeFileSync(conformanceSchemaFile, conformanceSchema());
