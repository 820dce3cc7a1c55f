import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LabText } from '../../support/text/lab-text';
import { readText } from '../../support/text/read-text';

/** What is read of a text of these lines. */
export function readLines(...lines: string[]): LabText {
  const folder = mkdtempSync(join(tmpdir(), 'labspec-text-'));
  try {
    writeFileSync(join(folder, 'lab.md'), lines.join('\n'));
    return readText(join(folder, 'lab.md'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
