import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { AuthorError } from '../../support/errors/errors';
import { packageFolder } from '../../support/system/files/project';

const FIXTURES = join(packageFolder, 'fixtures');

/** For labs by authors who do not know the names of causes. */
export const ANY_CAUSE = 'any';

const common = {
  title: z.string(),
  /** The last task that the student types before the check. */
  upTo: z.int().positive().optional(),
  /** What the student types instead of the lab's own lines, by task; if empty, the student types nothing. */
  instead: z.record(z.string().regex(/^\d+$/), z.string()).default({}),
  /** It is another case of what other labs show, so `npm test` leaves it out. */
  more: z.boolean().default(false),
  /** npm must reach its registry, so only a test run on a machine that does can check it. */
  asksRegistry: z.boolean().default(false),
  /** It affects other students' work, so nobody else works at the same time. */
  alone: z.boolean().default(false),
  /** What is done in the background during the check, and undone afterwards. */
  meanwhile: z.strictObject({ done: z.string(), undone: z.string() }).optional(),
  /** Added to the environment of the check itself. */
  checkedWith: z.record(z.string(), z.string()).default({}),
};

const brokenSchema = z.strictObject({
  ...common,
  /** The task that must not pass, with its verdict, its cause and the words that the student must see. */
  task: z.int().positive(),
  verdict: z.enum(['failed', 'error', 'not checked']).default('failed'),
  cause: z.string(),
  /** Of alternatives separated by |, one is enough. */
  words: z.array(z.string()).min(1),
  /** Other tasks that it affects, with their verdicts; an engine that does not answer affects several. */
  others: z.record(z.string().regex(/^\d+$/), z.enum(['failed', 'error', 'not checked'])).default({}),
  /** The robot gets these files too. */
  robot: z.boolean().default(false),
});

const acceptedSchema = z.strictObject(common);

export interface Mutant extends z.infer<typeof acceptedSchema> {
  /** The name of its folder. */
  name: string;
  /** Its files replace the lab's own files of the same name. */
  folder: string;
  /** The mistake that labspec must find; undefined if everything is right. */
  wrong?: Wrong;
}

export type Wrong = Pick<z.infer<typeof brokenSchema>, 'task' | 'verdict' | 'cause' | 'words' | 'others' | 'robot'>;

/** The labs in a folder's `broken`: each with one mistake. @throws AuthorError naming the file and the key */
export function brokenLabs(fixtures = FIXTURES): Mutant[] {
  return foldersOf(fixtures, 'broken').map(({ name, folder }) => {
    const { task, verdict, cause, words, others, robot, ...mutant } = readMutant(join(folder, 'broken.yaml'), brokenSchema);
    return { ...mutant, name, folder, wrong: { task, verdict, cause, words, others, robot } };
  });
}

/** The labs in a folder's `accepted`: right, but done in another way than the lab shows. @throws AuthorError naming the file and the key */
export function acceptedLabs(fixtures = FIXTURES): Mutant[] {
  return foldersOf(fixtures, 'accepted').map(({ name, folder }) => ({ ...readMutant(join(folder, 'accepted.yaml'), acceptedSchema), name, folder }));
}

function foldersOf(fixtures: string, kind: string): { name: string; folder: string }[] {
  const parent = join(fixtures, kind);
  if (!existsSync(parent)) return [];
  const folders = readdirSync(parent, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => ({ name, folder: join(parent, name) })).sort((a, b) => a.name.localeCompare(b.name));
}

function readMutant<T>(file: string, schema: z.ZodType<T>): T {
  if (!existsSync(file)) throw new AuthorError({ reason: 'The folder has no description', subject: file });
  const result = schema.safeParse(parse(readFileSync(file, 'utf8')));
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new AuthorError({ reason: issue?.message ?? 'not valid', subject: [file, issue?.path.join('.')].filter(Boolean).join(', ') });
}
