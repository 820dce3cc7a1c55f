import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../../errors/errors';
import { plainLine } from '../../redaction/plain-text';
import { writeAtomically } from '../../system/files/write-atomically';
import { isOfFile } from './file-error';
import type { Row } from './gradebook';
import { digestOf } from './work';

interface Kept {
  /** The digest of the graded submission; undefined if it could not be read. */
  digest?: string;
  row: Row;
}

/**
 * The result of an earlier grading; undefined if there was none, if the submission has changed since, or if it cannot be read.
 * @param digest of the submission, as it is now
 */
export function keptRow(out: string, id: string, digest: string | undefined, warn: (line: string) => void): Row | undefined {
  const file = fileOf(out, id);
  if (!existsSync(file)) return undefined;
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Kept;
    return digest !== undefined && kept.digest === digest ? kept.row : undefined;
  } catch (error) {
    warn(plainLine(`${file} cannot be read, so it is made again: ${messageOf(error)}`));
    return undefined;
  }
}

/** @param digest of the submission, as it was when it was graded */
export function keepRow(out: string, digest: string | undefined, row: Row): void {
  const kept: Kept = { ...(digest === undefined ? {} : { digest }), row };
  writeAtomically(fileOf(out, row.student.id), `${JSON.stringify(kept, undefined, 2)}\n`);
}

export function digestIfReadable(submission: string): string | undefined {
  try {
    return digestOf(submission);
  } catch (error) {
    if (isOfFile(error)) return undefined;
    throw error;
  }
}

function fileOf(out: string, id: string): string {
  return join(out, 'students', id, 'graded.json');
}
