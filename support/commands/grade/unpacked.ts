import { lstatSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { LabError } from '../../errors/errors';
import { plainLine } from '../../redaction/plain-text';
import type { Journal, Owned } from '../../ownership/journal';
import { within, type Entry } from './enrolled';
import { isArchive, unpack } from './unpack';

/** The work of a student, in a folder. */
export interface ReadableEntry extends Entry {
  /** What keeps it from being looked at. */
  unreadable?: LabError;
}

/** What a class has handed in as archives, unpacked for as long as it is graded. */
export class Unpacked {
  private folder: Owned & { kind: 'folder' } | undefined;

  constructor(
    private readonly submissions: string,
    private readonly journal: Journal,
    private readonly warn: (line: string) => void,
  ) {}

  async unpack(entries: readonly Entry[]): Promise<ReadableEntry[]> {
    const all: ReadableEntry[] = [];
    for (const [index, entry] of entries.entries()) all.push(this.isArchive(entry) ? await this.readable(entry, String(index)) : entry);
    return all;
  }

  clear(): void {
    if (!this.folder) return;
    rmSync(this.folder.path, { recursive: true, force: true });
    this.journal.forget(this.folder);
  }

  private isArchive({ folder }: Entry): boolean {
    return isArchive(folder) && lstatSync(resolve(this.submissions, folder), { throwIfNoEntry: false })?.isFile() === true;
  }

  private async readable(entry: Entry, name: string): Promise<ReadableEntry> {
    this.folder ??= this.journal.add({ kind: 'folder', path: mkdtempSync(join(tmpdir(), 'labspec-unpacked-')) });
    const to = join(this.folder.path, name);
    mkdirSync(to);
    try {
      const leftOut = await unpack(resolve(this.submissions, entry.folder), to);
      if (leftOut.length > 0) this.warn(plainLine(`${entry.folder}: ${leftOut.length} of its files are too large or no plain files, and are left out: ${leftOut.slice(0, 5).join(', ')}`));
    } catch (error) {
      if (!(error instanceof LabError)) throw error;
      return { ...entry, unreadable: error };
    }
    return { ...entry, folder: join(this.folder.path, within(this.folder.path, name)) };
  }
}
