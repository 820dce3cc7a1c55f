import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lab } from '../../lab/lab';
import { redact } from '../../redaction/redact';
import { proofPage } from './page';
import type { Proof } from './result';

/** Writes the page for people and the data for programs; earlier ones are replaced. @returns their paths */
export function writeProof(lab: Lab, proof: Proof, folder: string): { page: string; data: string } {
  mkdirSync(folder, { recursive: true });
  const page = join(folder, 'prove.html');
  const data = join(folder, 'prove.json');
  writeFileSync(page, redact(proofPage(lab, proof)));
  writeFileSync(data, redact(`${JSON.stringify(proof, undefined, 2)}\n`));
  return { page, data };
}
