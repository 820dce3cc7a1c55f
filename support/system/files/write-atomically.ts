import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { threadId } from 'node:worker_threads';

/** Writes a file in one step: a reader, even after a crash, finds the old file or the new one, never half of it. */
export function writeAtomically(file: string, content: string): void {
  const part = `${file}.${process.pid}-${threadId}.new`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(part, content);
  renameSync(part, file);
}
