import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { threadId } from 'node:worker_threads';

/** Writes a file in one go: whoever reads it meanwhile, or after a crash, finds the one before or this one, never a half. */
export function writeAtomically(file: string, content: string): void {
  const part = `${file}.${process.pid}-${threadId}.new`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(part, content);
  renameSync(part, file);
}
