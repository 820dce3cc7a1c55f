import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { packageFolder } from '../../support/system/files/project';

const FOLDER = join(packageFolder, 'fixtures/hindered');

const schema = z.strictObject({
  title: z.string(),
  /** Actions that the robot skips. */
  omit: z.array(z.string()).default([]),
  /** What is done to the machine before the run, and undone after it. */
  before: z
    .enum(['the image is not on the nodes', 'a foreign container has the name', 'a foreign pod has the name', 'a foreign image has the tag', 'a foreign program has the port'])
    .optional(),
  /** The task that must not pass, with its verdict and the words that the student must see. */
  task: z.int(),
  verdict: z.enum(['failed', 'error']),
  words: z.array(z.string()).min(1),
  notChecked: z.array(z.int()).default([]),
  error: z.array(z.int()).default([]),
  passed: z.array(z.int()),
});

export type HinderedLab = z.infer<typeof schema>;

/** Labs in which something gets in the robot's way: the folders in fixtures/hindered, each with a hindered.yaml. An unknown key is an error. */
export function hinderedLabs(): HinderedLab[] {
  const folders = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => schema.parse(parse(readFileSync(join(FOLDER, name, 'hindered.yaml'), 'utf8'))));
}
