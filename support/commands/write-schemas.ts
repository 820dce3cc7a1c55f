import { writeFileSync } from 'node:fs';
import { conformanceSchema, conformanceSchemaFile } from './conformance/schema';
import { labJsonSchema, labSchemaFile } from '../lab/lab-schema';
import { gradebookSchema, gradebookSchemaFile } from './grade/gradebook-schema';
import { verdictSchema, verdictSchemaFile } from '../reporting/documents/verdict-schema';

// `npm run schema`: writes the schemas in docs/.
writeFileSync(verdictSchemaFile, verdictSchema());
writeFileSync(conformanceSchemaFile, conformanceSchema());
writeFileSync(gradebookSchemaFile, gradebookSchema());
writeFileSync(labSchemaFile, labJsonSchema());
