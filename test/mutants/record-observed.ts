import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from '../../support/system/files/project';
import { toldOf } from '../../support/commands/messages/recorded';
import { isRight } from './score';
import type { Outcome } from './judge';

/** The folder with the observations that test the rules of diagnosis. */
export const RECORDED = join(packageFolder, 'fixtures/observations');

/** Keeps an observation, for the tests of the rules: `npm run mutants -- --record`. */
export function recordObserved(outcome: Outcome): void {
  const { mutant, observed } = outcome;
  if (!mutant.wrong || !observed || !isRight(outcome)) return;
  keepObservation(mutant.name, mutant.wrong.cause, observed);
}

/** @param observed as JSON @param name of its file */
export function keepObservation(name: string, cause: string, observed: string): void {
  const seen = JSON.parse(observed, plain) as Record<string, unknown>;
  // The observation may belong to another problem than the first.
  if (toldOf({ name, cause, observed: seen })?.cause !== cause) return;
  mkdirSync(RECORDED, { recursive: true });
  writeFileSync(join(RECORDED, `${name}.json`), `${JSON.stringify({ cause, observed: seen }, undefined, 1)}\n`);
}

/** Removes what does not help to find a cause: who has set which field, and where the lab's folder was. */
function plain(key: string, value: unknown): unknown {
  if (key === 'managedFields') return undefined;
  return typeof value === 'string' ? value.replaceAll(/\/tmp\/labspec-[\w-]+/g, '/tmp/labspec') : value;
}
