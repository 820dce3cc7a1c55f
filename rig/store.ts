import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { cacheFolder } from '../support/system/files/cache';

/** The folder of the rig's own files. */
export const RIG = __dirname;

const PART = '.part-';

/** Unfinished things have another name than finished ones; only a rename finishes them. */
export async function make(file: string, maker: (part: string) => Promise<void>): Promise<string> {
  const part = path.join(path.dirname(file), `${PART}${process.pid}-${path.basename(file)}`);
  await mkdir(path.dirname(file), { recursive: true });
  await rm(part, { recursive: true, force: true });
  try {
    await maker(part);
    // A folder can only be renamed to a free name.
    if (existsSync(file) && statSync(file).isDirectory()) await rm(file, { recursive: true, force: true });
    await rename(part, file);
  } finally {
    await rm(part, { recursive: true, force: true });
  }
  return file;
}

/** Gives some work a temporary folder in the cache. */
export async function inScratch<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  await mkdir(cacheFolder(), { recursive: true });
  const folder = await mkdtemp(path.join(cacheFolder(), `${PART}${process.pid}-`));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Removes what killed runs left half made. The caller must hold the cache's lock. */
export async function sweep(folder = cacheFolder()): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const parts = entries.filter((entry) => entry.name.startsWith(PART)).map((entry) => path.join(entry.parentPath, entry.name));
  for (const part of parts) await rm(part, { recursive: true, force: true });
  return parts;
}

/** A name for the result of these inputs; changes if any of them changes. */
export function keyOf(...inputs: readonly (string | Buffer | object)[]): string {
  const hash = createHash('sha256');
  for (const input of inputs) {
    const bytes = Buffer.isBuffer(input) ? input : Buffer.from(typeof input === 'string' ? input : JSON.stringify(input));
    // The length before each input keeps its end apart from the start of the next.
    hash.update(`${bytes.length}:`).update(bytes);
  }
  return hash.digest('hex').slice(0, 12);
}

/** The file of a package with {@link rigFiles} of folders that it has only in compiled form: what a checkout has built is the same for it. */
export const SOURCES = 'sources.json';

/** The names and contents of the rig's own files under a folder, as an input for {@link keyOf}, without tests. */
export function rigFiles(folder: string): string {
  const kept = path.join(RIG, SOURCES);
  const ofSources = existsSync(kept) ? (JSON.parse(readFileSync(kept, 'utf8')) as Record<string, string>)[folder] : undefined;
  return ofSources ?? contentsOf(folder);
}

function contentsOf(folder: string): string {
  const root = path.join(RIG, folder);
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => !/_test\.go$|\.test\.ts$/.test(name)).sort();
  const files = names.filter((name) => statSync(path.join(root, name)).isFile());
  return JSON.stringify(files.map((name) => [name, readFileSync(path.join(root, name), 'base64')]));
}
