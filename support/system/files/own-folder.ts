import { lstatSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { isSameProcess } from '../process/process-identity';
import { runId } from '../process/run-id';

/** A folder for temporary files whose name contains the run: a later run finds the folders of a killed run by their names. */
export function makeOwnFolder(purpose: string): string {
  return mkdtempSync(join(tmpdir(), `labspec-${purpose}-${runId()}-`));
}

/** This user's folders from runs that are gone. */
export function abandonedFolders(): string[] {
  return readdirSync(tmpdir())
    .filter((name) => {
      const [, pid = '', start = ''] = /^labspec-[a-z]+-(\d+)-(\w+)-\w{6}$/.exec(name) ?? [];
      return pid !== '' && isMine(join(tmpdir(), name)) && !isSameProcess(Number(pid), start);
    })
    .map((name) => join(tmpdir(), name));
}

function isMine(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.uid === userInfo().uid;
}
