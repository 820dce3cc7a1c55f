import { mkdirSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { AuthorError, messageOf } from '../../errors/errors';
import { makeOwnFolder } from '../../system/files/own-folder';
import { projectFolder } from '../../system/files/project';
import { removeStale, withList, writtenIn } from './earlier-pack';
import { mayWrite, writeFiles, type Files } from '../written-files';

const ARCHIVE = /\.(?:tgz|tar\.gz)$/i;

/**
 * Writes a pack, as an archive if the name is that of one, else as a folder.
 * Into a folder where an earlier pack is, it writes what the lab has now, and removes what only the earlier one had.
 * @param top the folder that everything is in, in an archive @param replace whether what is there may be replaced
 * @returns what it has removed @throws AuthorError if something is there already, the project itself would be changed, or it cannot be written
 */
export async function writePack(out: string, files: Files, { top, replace }: { top: string; replace: boolean }): Promise<string[]> {
  if (ARCHIVE.test(out)) {
    await writeArchive(out, files, { top, replace });
    return [];
  }
  mustNotBeProject(out);
  const earlier = writtenIn(out);
  writeFiles(out, withList(files), replace);
  return removeStale(out, earlier, files);
}

async function writeArchive(out: string, files: Files, { top, replace }: { top: string; replace: boolean }): Promise<void> {
  mayWrite(out, replace);
  const folder = makeOwnFolder('pack');
  const part = join(dirname(resolve(out)), `.${basename(out)}.${process.pid}.new`);
  try {
    writeFiles(join(folder, top), files, false);
    mkdirSync(dirname(part), { recursive: true });
    const tar = await import('tar');
    // Without times and owners, the same lab gives the same archive.
    await tar.create({ gzip: true, portable: true, noMtime: true, cwd: folder, file: part }, [top]);
    renameSync(part, out);
  } catch (error) {
    rmSync(part, { force: true });
    throw error instanceof AuthorError ? error : new AuthorError({ reason: 'The archive cannot be written', subject: out, seen: messageOf(error), next: 'choose another place: --out FILE.tgz' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** With --force, the author's own features would be replaced by those without answers. */
function mustNotBeProject(out: string): void {
  const project = realpathSync(projectFolder());
  const parts = ['features', 'fixtures', 'steps'].map((part) => join(project, part));
  const folder = realOf(resolve(out));
  if (isWithin(project, folder) || parts.some((part) => isWithin(folder, part))) throw new AuthorError({ reason: 'A pack in this folder would change the lab itself', subject: out, next: 'name a folder of its own: --out FOLDER' });
}

/** Of what may not be there yet. */
function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return dirname(path) === path ? path : join(realOf(dirname(path)), basename(path));
  }
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return !way.startsWith('..') && !isAbsolute(way);
}
