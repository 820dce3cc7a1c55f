import { accessSync, constants, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AuthorError, messageOf } from '../../errors/errors';
import type { Lab } from '../../lab/lab';
import { redact } from '../../redaction/redact';
import { proofPage } from './page';
import type { Proof } from './result';

/** Makes the folder, before anything takes its time. @throws AuthorError if nothing can be written there */
export function openFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new AuthorError({ reason: 'The proof cannot be written there', subject: folder, seen: messageOf(error), next: 'choose another folder: --out' });
  }
}

/** Writes the page for people and the data for programs; earlier ones are replaced. @returns their paths */
export function writeProof(lab: Lab, proof: Proof, folder: string): { page: string; data: string } {
  const page = join(folder, 'prove.html');
  const data = join(folder, 'prove.json');
  writeFileSync(page, redact(proofPage(lab, proof)));
  writeFileSync(data, redact(`${JSON.stringify(proof, undefined, 2)}\n`));
  return { page, data };
}
