import { createHash } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lab } from '../../lab/lab';
import { filesOfReader } from '../../lab/load-lab';
import { LARGEST_FILE } from '../../runtime/work/submission';
import { filesBelow } from '../../system/files/files-below';

/** The submission of a student: files of the lab, the record of a live check, or only other files, with their names. */
export type Work = { kind: 'files'; folder: string } | { kind: 'record'; file: string } | { kind: 'nothing'; names: string[] };

/** The record that `labspec check --watch` leaves. */
export const RECORD = 'watch.json';

/** @param folder of one student; need not be there */
export function workIn(folder: string, lab: Lab): Work {
  if (!isFolder(folder)) return { kind: 'nothing', names: [] };
  const names = filesBelow(folder);
  const record = join(folder, RECORD);
  const wanted = filesOfReader(lab).map((name) => name.toLowerCase());
  if (names.some((name) => wanted.includes(name.toLowerCase()))) return { kind: 'files', folder };
  if (names.includes(RECORD) && lstatSync(record).isFile()) return { kind: 'record', file: record };
  return { kind: 'nothing', names };
}

/** Distinguishes the states of a submission by the paths, sizes and contents of its files. */
export function digestOf(folder: string): string {
  const hash = createHash('sha256');
  for (const name of isFolder(folder) ? filesBelow(folder) : []) {
    const there = lstatSync(join(folder, name));
    hash.update(`${name}\0${there.mode}\0${there.size}\0`);
    if (there.isFile() && there.size <= LARGEST_FILE) hash.update(readFileSync(join(folder, name)));
  }
  return hash.digest('hex');
}

/** No file, and no link to somewhere else. */
function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
