import { cpSync, existsSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { EnvironmentError } from '../errors';

const LARGEST_BYTES = 50_000_000;

/** The folder that a student works in. @param chosen as the user gives it; `~/NAME` if left out */
export function studentFolder(chosen: string | undefined, name: string): string {
  return chosen ? resolve(chosen.replace(/^~(?=\/|$)/, homedir())) : join(homedir(), name);
}

/** Copies what is looked at: programs of the student's are tried in the copy, so nothing of theirs changes. @throws EnvironmentError if it is too large */
export function copyFolder(from: string, to: string): void {
  if (!existsSync(from)) return;
  if (!statSync(from).isDirectory()) throw new EnvironmentError({ reason: 'The folder to check is no folder', subject: from, next: 'npx labspec check --folder FOLDER' });
  const bytes = sizeOf(from);
  if (bytes > LARGEST_BYTES) {
    throw new EnvironmentError({ reason: 'The folder to check is too large', subject: from, seen: `${Math.round(bytes / 1e6)} MB`, next: 'keep only the lab’s files in it, or: npx labspec check --folder FOLDER' });
  }
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
}

function sizeOf(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).size, 0);
}
