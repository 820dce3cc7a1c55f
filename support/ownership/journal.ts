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
 * Something that a run made and must take away again. A container whose id has not been noted yet is known by the file that docker itself has
 * written the id to, or, without one, by a name that no other ever had; a pod by its field manager. A place is all that is made under names that begin so.
 * A namespace has a name that no other ever had; with a cluster that somebody has allowed, as they wrote it. A pod in a place goes with it.
 */
export type Owned =
  | { kind: 'container'; name: string; id?: string; idFile?: string }
  | { kind: 'pod'; cluster: string; namespace: string; name: string; uid?: string; inPlace?: boolean }
  | OwnedProcess
  | { kind: 'folder'; path: string }
  | { kind: 'namespace'; cluster: string; existing?: unknown; name: string; uid?: string; run: string }
  | { kind: 'place'; cluster: { name: string; controlPlanes: number; workers: number }; prefix: string; images: string };

interface JournalFile {
  /** Of the machine: a home folder may be that of several. */
  host: string;
  pid: number;
  start: string;
  owned: Owned[];
}

/**
 * What this run owns, on disk before it exists: a run that is killed leaves a list that the next one works off.
 * One file a run, so that runs beside each other don't share one; of a run in several threads, one each.
 */
export class Journal {
  private readonly file: string;
  readonly owned: Owned[] = [];

  constructor(folder = runsFolder()) {
    mkdirSync(folder, { recursive: true });
    this.file = join(folder, `${runId()}${threadId === 0 ? '' : `-${threadId}`}.json`);
  }

  /** Writes down what is about to be made. What becomes known later (an id, a UID) is set on the returned entry, then `save()`. */
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

  /** A path for the id of a container that is just being made; it is there as long as the journal is. */
  idFile(): string {
    return this.file.replace(/\.json$/, `-${randomBytes(4).toString('hex')}.id`);
  }

  /** Nothing is owned any more. */
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

/** What runs left behind whose process is gone: each with how to strike it off. */
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
    // Another run is just taking its own file away.
    return undefined;
  }
}
