import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import type { OwnedProcess } from '../system/process/background';
import { isSameProcess, startOf } from '../system/process/process-identity';
import { idOf, runId } from '../system/process/run-id';
import { stateFolder } from '../system/files/state-folder';

/**
 * Something that a run made and must remove again.
 * - A container without an ID yet: found by the file into which docker wrote the ID, else by its unique name.
 * - A pod without a UID yet: found by its field manager. A pod in a place is removed with the place.
 * - A namespace: has a unique name. In an existing cluster, the entry also holds what the user allowed, as written.
 * - Engine objects: containers, networks, volumes and images that carry the labels of the run.
 * - A place: everything with a name that begins with a prefix.
 */
export type Owned =
  | { kind: 'container'; name: string; id?: string; idFile?: string }
  | { kind: 'pod'; cluster: string; namespace: string; name: string; uid?: string; inPlace?: boolean }
  | OwnedProcess
  | { kind: 'folder'; path: string }
  | { kind: 'namespace'; cluster: string; existing?: unknown; name: string; uid?: string; run: string }
  | { kind: 'engine-objects'; run: string }
  | { kind: 'place'; cluster: { name: string; controlPlanes: number; workers: number }; prefix: string; images: string };

interface JournalFile {
  /** The name of the machine, because several machines may share one home folder. */
  host: string;
  pid: number;
  start: string;
  owned: Owned[];
}

/**
 * What this run owns. Each thing is on disk before it exists, so that the next run can remove what a killed run left behind.
 * One file per run, and per thread of it, so that parallel runs do not share one.
 */
export class Journal {
  private readonly file: string;
  readonly owned: Owned[] = [];

  constructor(folder = runsFolder()) {
    mkdirSync(folder, { recursive: true });
    this.file = join(folder, `${runId()}${threadId === 0 ? '' : `-${threadId}`}.json`);
  }

  /** Records a thing before the run makes it. Set what becomes known later (an ID, a UID) on the returned entry, then call `save()`. */
  add<T extends Owned>(entry: T): T {
    this.owned.push(entry);
    this.save();
    return entry;
  }

  save(): void {
    const content: JournalFile = { host: hostname(), pid: process.pid, start: startOf(process.pid) ?? '', owned: this.owned };
    writeFileSync(`${this.file}.new`, JSON.stringify(content, undefined, 2));
    renameSync(`${this.file}.new`, this.file);
  }

  forget(entry: Owned): void {
    const at = this.owned.indexOf(entry);
    if (at < 0) return;
    this.owned.splice(at, 1);
    this.save();
  }

  /** A path for the ID of a container that is being made; the file is kept as long as the journal. */
  idFile(): string {
    return this.file.replace(/\.json$/, `-${randomBytes(4).toString('hex')}.id`);
  }

  /** Removes the file: the run owns nothing any longer. */
  close(): void {
    rmSync(this.file, { force: true });
  }
}

export interface Abandoned {
  /** See run-id.ts. */
  run: string;
  owned: Owned[];
  remove: () => void;
}

/** The runs that ended and left things behind, each with a function that removes its file. */
export function abandoned(folder = runsFolder()): Abandoned[] {
  mkdirSync(folder, { recursive: true });
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(folder, name))
    .flatMap((file) => {
      const journal = read(file);
      if (!journal || journal.host !== hostname() || isSameProcess(journal.pid, journal.start)) return [];
      return [{ run: idOf(journal.pid, journal.start), owned: journal.owned, remove: () => rmSync(file, { force: true }) }];
    });
}

function runsFolder(): string {
  return join(stateFolder(), 'runs');
}

function read(file: string): JournalFile | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as JournalFile;
  } catch {
    // Another run is just removing its own file.
    return undefined;
  }
}
