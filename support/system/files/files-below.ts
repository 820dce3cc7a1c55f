import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Nobody writes more by hand. */
const MOST = 10_000;
/** Programs fill these. */
const FILLED = new Set(['node_modules', '.git']);

/** The paths in a folder of all that is in it and below it and is not a folder, in order: files, links, which it does not follow, and anything else. */
export function filesBelow(folder: string): string[] {
  const found: string[] = [];
  const walk = (below: string): void => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const path = join(below, entry.name);
      if (found.length >= MOST) return;
      if (!entry.isDirectory()) found.push(path);
      else if (!FILLED.has(entry.name)) walk(path);
    }
  };
  if (existsSync(folder)) walk('');
  return found.sort();
}
