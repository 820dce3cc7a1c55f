import { createWriteStream, mkdirSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { EnvironmentError, messageOf } from '../../errors/errors';
import { LARGEST_FILE } from '../../runtime/work/submission';

const ARCHIVE = /\.(?:zip|tar|tgz|tar\.gz)$/i;
/** Bytes. */
const LARGEST_ARCHIVE = 50_000_000;
const MOST_FILES = 1000;
/** What programs put into a folder, and students into their archives. */
const OF_PROGRAMS = ['node_modules', '.git', '__MACOSX'];

export function isArchive(name: string): boolean {
  return ARCHIVE.test(name);
}

export function withoutEnding(name: string): string {
  return name.replace(ARCHIVE, '');
}

/**
 * Unpacks a .zip, .tar or .tar.gz: its plain files of a size that people write, and nothing outside of the folder.
 * @param to an empty folder @returns the names of the files that were left out
 * @throws EnvironmentError if it cannot be read
 */
export async function unpack(archive: string, to: string): Promise<string[]> {
  try {
    if (statSync(archive).size > LARGEST_ARCHIVE) throw new Error(`it is larger than ${LARGEST_ARCHIVE / 1e6} MB`);
    const left = new LeftOut();
    await (/\.zip$/i.test(archive) ? unzip(archive, to, left) : untar(archive, to, left));
    return left.names;
  } catch (error) {
    throw new EnvironmentError({ cause: 'archive-not-readable', reason: `${basename(archive)} cannot be unpacked, so nobody can say what is in it`, seen: messageOf(error), look: `file ${basename(archive)}`, next: 'ask for it again, or put its files into a folder of the same name; then grade again' });
  }
}

/** Which entries are unpacked. */
class LeftOut {
  readonly names: string[] = [];
  private taken = 0;

  /** @param size in bytes, unpacked */
  takes({ name, size, isFile }: { name: string; size: number; isFile: boolean }): boolean {
    if (name.split('/').some((part) => OF_PROGRAMS.includes(part))) return false;
    if (isFile && size <= LARGEST_FILE && ++this.taken <= MOST_FILES) return true;
    this.names.push(name);
    return false;
  }
}

async function unzip(archive: string, to: string, left: LeftOut): Promise<void> {
  const { openPromise } = await import('yauzl');
  const zip = await openPromise(archive);
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName;
    if (name.endsWith('/')) continue;
    // The upper half are the rights of Unix, with the kind of the file; programs of other systems leave it empty.
    const kind = (entry.externalFileAttributes >>> 16) & 0o170000;
    if (!left.takes({ name, size: entry.uncompressedSize, isFile: kind === 0 || kind === 0o100000 })) continue;
    mkdirSync(join(to, dirname(name)), { recursive: true });
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(join(to, name), { flags: 'wx' }));
  }
}

async function untar(archive: string, to: string, left: LeftOut): Promise<void> {
  const tar = await import('tar');
  await tar.extract({
    file: archive,
    cwd: to,
    strict: true,
    filter: (name, entry) => 'type' in entry && (entry.type === 'Directory' || left.takes({ name, size: entry.size, isFile: entry.type === 'File' })),
  });
  if (readdirSync(to).length === 0 && left.names.length === 0) throw new Error('there is nothing in it');
}
