import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { AuthorError, messageOf } from '../errors/errors';

/** Files with their texts or bytes, by their paths in a folder. */
export type Files = ReadonlyMap<string, string | Buffer>;

/**
 * Writes files into a folder, all of them or none; other files there stay. @param replace whether those that are there may be replaced
 * @throws AuthorError naming the first that is there, or why it cannot be written
 */
export function writeFiles(folder: string, files: Files, replace: boolean): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isFile()) throw new AuthorError({ reason: 'The files go into a folder, and this is a file', subject: folder, next: 'name a folder, or one that is not there yet: --out' });
  for (const file of files.keys()) mayWrite(join(folder, file), replace);
  inOneStep(folder, (part) => {
    for (const [file, content] of files) writeNew(join(part, file), content);
  });
}

/** @throws AuthorError if a file is there and may not be replaced */
export function mayWrite(file: string, replace: boolean): void {
  const there = statSync(file, { throwIfNoEntry: false });
  if (there?.isDirectory()) throw new AuthorError({ reason: 'There is a folder where a file is to be written', subject: file, next: 'remove it, or choose another place: --out' });
  if (there && !replace) throw new AuthorError({ reason: 'The file is there already', subject: file, next: 'to replace it: --force; to keep it, choose another place: --out' });
}

/** Lets some work fill a new folder beside another one, whose files then take their places. @throws AuthorError if it cannot be written */
function inOneStep(folder: string, fill: (part: string) => void): void {
  let part: string | undefined;
  try {
    mkdirSync(dirname(resolve(folder)), { recursive: true });
    part = mkdtempSync(`${resolve(folder)}.new-`);
    // A temporary folder is only its owner's.
    chmodSync(part, 0o777 & ~process.umask());
    fill(part);
    if (existsSync(folder)) moveInto(part, folder);
    else renameSync(part, folder);
  } catch (error) {
    throw new AuthorError({ reason: 'The files cannot be written there', subject: folder, seen: messageOf(error), next: 'choose another place: --out' });
  } finally {
    if (part !== undefined) rmSync(part, { recursive: true, force: true });
  }
}

function moveInto(part: string, folder: string): void {
  for (const entry of readdirSync(part, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const to = join(folder, entry.parentPath.slice(part.length), basename(entry.name));
    mkdirSync(dirname(to), { recursive: true });
    renameSync(join(entry.parentPath, entry.name), to);
  }
}

function writeNew(file: string, content: string | Buffer): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
