import { closeSync, copyFileSync, cpSync, existsSync, lstatSync, openSync, readdirSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { quoted } from '../system/command/quoted';
import { filesBelow } from '../system/files/files-below';
import { EnvironmentError, messageOf } from '../errors/errors';

const LARGEST_BYTES = 50_000_000;
/** Far larger than any file that people write; a saved image is larger. */
const LARGEST_FILE_BYTES = 10_000_000;
const OTHER_FOLDER = 'npx labspec check --folder FOLDER';

/** The folder that a student works in. @param chosen by the user; `~/NAME` if undefined */
export function studentFolder(chosen: string | undefined, name: string): string {
  return chosen ? resolve(chosen.replace(/^~(?=\/|$)/, homedir())) : join(homedir(), name);
}

/** @throws EnvironmentError if the folder is missing, is not a folder or cannot be read: then labspec cannot judge the work */
export function mustBeFolder(folder: string): void {
  if (!existsSync(folder)) throw new EnvironmentError({ cause: 'no-such-folder', reason: `There is no folder ${folder}`, next: `mkdir -p ${quoted(folder)}   # or another one: ${OTHER_FOLDER}` });
  if (!statSync(folder).isDirectory()) throw new EnvironmentError({ cause: 'no-folder', reason: `${folder} is not a folder`, look: `ls -ld ${quoted(folder)}`, next: OTHER_FOLDER });
  try {
    readdirSync(folder);
  } catch (error) {
    throw new EnvironmentError({ cause: 'folder-unreadable', reason: 'The folder to check cannot be read', subject: folder, seen: messageOf(error), look: `ls -ld ${quoted(folder)}`, next: `chmod u+rx ${quoted(folder)}` });
  }
}

/**
 * Copies everything readable except files too large to be written by hand. labspec tries the student's programs in the copy, so the student's folder does not change. A missing folder means that the student has not begun.
 * @throws EnvironmentError if it is not a folder or is too large
 */
export function copyFolder(from: string, to: string): void {
  if (!existsSync(from)) return;
  mustBeFolder(from);
  const bytes = sizeOf(from);
  if (bytes > LARGEST_BYTES) {
    throw new EnvironmentError({ cause: 'folder-too-large', reason: 'The folder to check is too large', subject: from, seen: `${Math.round(bytes / 1e6)} MB`, look: `du -sh ${quoted(from)}`, next: `keep only the lab’s files in it, or: ${OTHER_FOLDER}` });
  }
  cpSync(from, to, { recursive: true, verbatimSymlinks: true, filter: canBeCopied });
  copyLinked(from, to);
}

/** Replaces links to files outside the folder, which would be broken in the copy, by those files. */
function copyLinked(from: string, to: string): void {
  for (const name of filesBelow(to).filter((entry) => lstatSync(join(to, entry)).isSymbolicLink())) {
    const original = join(from, name);
    if (existsSync(join(to, name)) || !existsSync(original) || !statSync(original).isFile() || statSync(original).size > LARGEST_FILE_BYTES) continue;
    rmSync(join(to, name));
    copyFileSync(original, join(to, name));
  }
}

function sizeOf(path: string): number {
  const there = lstatSync(path);
  if (there.isFile()) return canBeCopied(path) ? there.size : 0;
  if (!there.isDirectory() || !canBeCopied(path)) return 0;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}

/** Only trying shows whether a file is readable. Sockets, pipes and image archives are not part of a lab's work. */
function canBeCopied(path: string): boolean {
  const there = lstatSync(path);
  try {
    if (there.isDirectory()) readdirSync(path);
    else if (there.isFile() && there.size > LARGEST_FILE_BYTES) return false;
    else if (there.isFile()) closeSync(openSync(path, 'r'));
    else return there.isSymbolicLink();
    return true;
  } catch {
    return false;
  }
}
