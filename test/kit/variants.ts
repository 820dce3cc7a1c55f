import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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
  /** `words`: what the student must see; of alternatives separated by |, one is enough. */
  broken: z.array(variant.extend({ task: z.int().positive(), words: z.array(z.string()).min(1) })),
  accepted: z.array(variant),
});

export type Variants = z.infer<typeof variantsSchema>;
export type Variant = z.infer<typeof variant>;
export type BrokenVariant = Variants['broken'][number];

/** What students of a lab type, right and wrong: `fixtures/variants/LAB.yaml`. */
export function variantsOf(lab: string): Variants {
  return variantsSchema.parse(parse(readFileSync(join(packageFolder, 'fixtures/variants', `${lab}.yaml`), 'utf8')));
}
