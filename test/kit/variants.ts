import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { packageFolder } from '../../support/system/files/project';

const byTask = z.record(z.string().regex(/^\d+$/), z.string());

const variant = z.strictObject({
  title: z.string(),
  /** What the student types instead of `byHand`, by task. */
  instead: byTask,
  /** The last task that the student does. */
  upTo: z.int().positive().optional(),
  /** The tasks to check; by default all up to the last one. */
  tasks: z.array(z.int().positive()).optional(),
});

const variantsSchema = z.strictObject({
  byHand: byTask,
  upTo: z.int().positive(),
  /** Those of all its variants that say nothing else. */
  tasks: variant.shape.tasks,
  broken: z.array(variant.extend({
    task: z.int().positive(),
    /** What the student must see; of alternatives separated by |, one is enough. */
    words: z.array(z.string()).min(1),
    /** The true cause, in words for people. */
    because: z.string().optional(),
    /** Its short name. */
    cause: z.string().optional(),
    /** What the student types then, as the message says; the task must pass after it. */
    cure: z.string().optional(),
    /** The file of fixtures/observations that keeps what was observed, if LABSPEC_RECORD is set. */
    observation: z.string().optional(),
  })),
  accepted: z.array(variant),
});

export type Variant = z.infer<typeof variant>;
export type BrokenVariant = z.infer<typeof variantsSchema>['broken'][number];

/** What students of a lab type, right and wrong: LAB.yaml, or LAB.AUTHOR.yaml. */
export interface Variants extends z.infer<typeof variantsSchema> {
  lab: string;
  /** The project of the lab. */
  project: string;
}

/** Of labspec's labs, of the labs in test/labs, or of those that LABSPEC_VARIANTS holds for labspec's labs. */
export function allVariants(): Variants[] {
  const others = process.env['LABSPEC_VARIANTS'];
  if (others !== undefined) return variantsIn(others, packageFolder);
  return [...variantsIn(join(packageFolder, 'fixtures/variants'), packageFolder), ...variantsIn(join(packageFolder, 'test/labs/variants'), join(packageFolder, 'test/labs'))];
}

function variantsIn(folder: string, project: string): Variants[] {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.yaml')) : [];
  return files.map((file) => ({ ...variantsSchema.parse(parse(readFileSync(join(folder, file), 'utf8'))), lab: basename(file, '.yaml').split('.')[0] ?? '', project }));
}
