import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stateFolder } from '../system/files/state-folder';
import { writeAtomically } from '../system/files/write-atomically';

const LARGEST = 200;
const HOUR = 3_600_000;

/**
 * Remembers what checks have seen and later tasks of the lab remove. The engine keeps only its last 256 events; after that, nothing else shows that a
 * container was there. It is a convenience: an unreadable file is replaced.
 */
export class Memory {
  constructor(private readonly file = join(stateFolder(), 'seen.json')) {}

  /** @param thing e.g. `container hello of sha256:…` */
  keep(thing: string): void {
    const { [thing]: before, ...others } = this.read();
    if (typeof before === 'string' && Date.now() - Date.parse(before) < HOUR) return;
    const newest = [[thing, new Date().toISOString()], ...Object.entries(others)].slice(0, LARGEST);
    writeAtomically(this.file, JSON.stringify(Object.fromEntries(newest), undefined, 2));
  }

  /** @param within hours; any time ago if left out */
  has(thing: string, within = Infinity): boolean {
    const seen = this.read()[thing];
    return typeof seen === 'string' && (within === Infinity || Date.now() - Date.parse(seen) < within * HOUR);
  }

  private read(): Record<string, unknown> {
    try {
      const seen: unknown = JSON.parse(readFileSync(this.file, 'utf8'));
      return typeof seen === 'object' && seen !== null ? (seen as Record<string, unknown>) : {};
    } catch {
      return {};
    }
  }
}
