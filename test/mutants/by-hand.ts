import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { packageFolder } from '../../support/system/files/project';

/** What a student types in each task, by its number; nothing in tasks that only look. */
export function byHand(): Record<number, string> {
  return parse(readFileSync(join(packageFolder, 'fixtures/understanding-pods/by-hand.yaml'), 'utf8')) as Record<number, string>;
}
