import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, realpathSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';
import type { Files } from '../written-files';

/** The list of what a pack has written into a folder. */
const LIST = '.labspec-pack.json';

/** What a pack has written: the hashes of its files, by their paths in its folder. */
export type Written = ReadonlyMap<string, string>;

/** The files of a pack with their list. */
export function withList(files: Files): Files {
  const hashes = [...files].map(([file, content]): [string, string] => [file, hashOf(content)]);
  return new Map([...files, [LIST, `${JSON.stringify({ files: Object.fromEntries(hashes.sort()) }, null, 2)}\n`]]);
}

/** What an earlier pack has written into a folder; nothing if there was none, or if its list cannot be read. */
export function writtenIn(folder: string): Written {
  try {
    const { files } = JSON.parse(readFileSync(join(folder, LIST), 'utf8')) as { files?: unknown };
    return new Map(Object.entries((files ?? {}) as Record<string, unknown>).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    // Without a list, nobody knows which files are a person's own.
    return new Map();
  }
}

/** Removes from a folder what an earlier pack has written, and the new one has not; what a person has changed since stays. @returns what was removed */
export function removeStale(folder: string, earlier: Written, files: Files): string[] {
  const stale = [...earlier].filter(([file, hash]) => !files.has(file) && isAsWritten(folder, file, hash)).map(([file]) => file);
  for (const file of stale) {
    rmSync(join(folder, file));
    for (let above = dirname(file); above !== '.' && readdirSync(join(folder, above)).length === 0; above = dirname(above)) rmdirSync(join(folder, above));
  }
  return stale;
}

/** A file within the folder, also by its links. */
function isAsWritten(folder: string, file: string, hash: string): boolean {
  const path = join(folder, file);
  if (isAbsolute(file) || lstatSync(path, { throwIfNoEntry: false })?.isFile() !== true) return false;
  const way = relative(realpathSync(folder), realpathSync(path));
  return way === file && !way.startsWith('..') && hashOf(readFileSync(path)) === hash;
}

function hashOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
