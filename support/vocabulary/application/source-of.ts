import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Run } from '../../runtime/run';

/** The file in the folder that a command line runs: `node server.js 8080`; undefined if it names none. */
export function programOf({ folder }: Pick<Run, 'folder'>, commandLine: string): string | undefined {
  return commandLine.split(' ').find((word) => /\.[cm]?js$/.test(word) && existsSync(join(folder, word)));
}

/** Its text; empty if there is no such file. */
export function sourceOf(run: Pick<Run, 'folder'>, commandLine: string): string {
  const file = programOf(run, commandLine);
  return file === undefined ? '' : readFileSync(join(run.folder, file), 'utf8');
}
