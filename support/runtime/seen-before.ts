import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stateFolder } from '../system/files/state-folder';
import { writeAtomically } from '../system/files/write-atomically';

const LARGEST = 200;

/**
 * Remembers what checks have seen and later tasks of the lab remove. The engine keeps only its last 256 events; after that, nothing else shows that a
 * container was there. It is a convenience: an unreadable file is replaced.
 */
export class Memory {
  constructor(private readonly file = join(stateFolder(), 'seen.json')) {}

  /** @param thing e.g. `container hello of sha256:…` */
  keep(thing: string): void {
    const seen = this.read();
    if (thing in seen) return;
    const newest = [[thing, new Date().toISOString()], ...Object.entries(seen)].slice(0, LARGEST);
    writeAtomically(this.file, JSON.stringify(Object.fromEntries(newest), undefined, 2));
  }

  has(thing: string): boolean {
    return thing in this.read();
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
