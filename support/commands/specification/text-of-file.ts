import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../system/files/project';
import type { SpecFile } from './step';

/** What a step writes: it has it itself, or the lab's fixtures have; undefined if the file is not there. */
export function textOfFile({ path, content }: SpecFile): string | undefined {
  const file = join(projectFolder(), path);
  return content ?? (existsSync(file) ? readFileSync(file, 'utf8') : undefined);
}
