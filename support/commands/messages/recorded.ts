import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Mistake } from '../../errors/errors';
import { diagnose } from '../../runtime/diagnose';
import { packageFolder } from '../../system/files/project';
import { TABLES } from './tables';

/** The observations of a broken lab on a real engine and cluster: `npm run mutants -- --record`. */
export interface Recorded {
  name: string;
  cause: string;
  /** By what the observation is about. */
  observed: Record<string, unknown>;
}

const FOLDER = join(packageFolder, 'fixtures/observations');

export function recordings(): Recorded[] {
  return readdirSync(FOLDER).sort().map((file) => ({ name: file.replace('.json', ''), ...(JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Omit<Recorded, 'name'>) }));
}

/** The current message for a recorded observation. */
export function toldOf({ observed }: Recorded): Mistake | undefined {
  const [about = '', seen] = Object.entries(observed)[0] ?? [];
  const table = TABLES.find((one) => one.about === about);
  return table && diagnose(table, seen);
}
