import { join } from 'node:path';
import { z } from 'zod';
import { packageFolder } from '../../system/files/project';
import { publishedSchema } from '../../reporting/documents/verdict-schema';

export const gradebookSchemaFile = join(packageFolder, 'docs/gradebook.schema.json');

const tasks = (description: string) => z.array(z.int().positive()).describe(description);
const part = (description: string) => z.string().optional().describe(description);

const troubleSchema = z.strictObject({
  cause: part('Its short name: the same for the same mistake'),
  reason: z.string().describe('What is wrong, in one sentence'),
  subject: part('The file, image, container, Pod or port that it is about'),
  expected: part('What the lab expects'),
  seen: part('What labspec saw'),
  look: part('The command that shows the problem'),
  next: part('The next command to type, or the next thing to do'),
  'back to': part('The task to go back to, if it is another one'),
  also: part('Observations that may be related, one per line'),
});

const taskSchema = z.strictObject({
  id: z.int().positive(),
  title: z.string(),
  verdict: z.enum(['passed', 'failed', 'error', 'not checked']),
  points: z.number().nonnegative().describe('What the task is worth'),
  earned: z.number().nonnegative().nullable().describe('What this work is worth; null if the environment failed'),
  troubles: z.array(troubleSchema).describe('What is wrong, the cause first'),
  seconds: z.number().nonnegative(),
});

const studentSchema = z.strictObject({
  id: z.string().describe('The name of the folder, without control characters'),
  name: z.string(),
  email: z.string(),
  isOnRoster: z.boolean(),
  source: z.enum(['files', 'record', 'nothing']).describe('What was handed in: files, which were run; the record of a live check; nothing'),
  score: z.number().nonnegative().nullable().describe('Of all points of the lab; null if no task could be judged'),
  earned: z.number().nonnegative().describe('Of the tasks whose points are known'),
  known: z.number().nonnegative().describe('What those tasks are worth'),
  hint: z.string().describe('The first thing that is wrong, and what to do about it; empty if nothing is'),
  runAgain: tasks('The tasks that the environment kept from being judged'),
  tasks: z.array(taskSchema),
});

/** What gradebook.json looks like; docs/gradebook.schema.json is made from it by `npm run schema`. */
const gradebookDocument = z
  .strictObject({
    schemaVersion: z.literal(1).describe('Increases with every change to this schema'),
    lab: z.strictObject({ name: z.string().describe('The folder of its features'), title: z.string() }),
    points: z.number().nonnegative().describe('What the whole lab is worth'),
    students: z.array(studentSchema).describe('By the order of the roster'),
  })
  .meta({ title: 'labspec gradebook', description: 'What the work of a class is worth: gradebook.json of `labspec grade`' });

export type GradebookDocument = z.infer<typeof gradebookDocument>;

/** As JSON Schema 2020-12. */
export function gradebookSchema(): string {
  return publishedSchema(gradebookDocument, 'urn:labspec:gradebook:1');
}
