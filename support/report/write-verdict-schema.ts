import { writeFileSync } from 'node:fs';
import { verdictSchema, verdictSchemaFile } from './verdict-schema';

// `npm run schema`: writes docs/check.schema.json.
writeFileSync(verdictSchemaFile, verdictSchema());
