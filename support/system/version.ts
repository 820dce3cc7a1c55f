import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from './files/project';

/** Of labspec. */
export function version(): string {
  return (JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string }).version;
}
