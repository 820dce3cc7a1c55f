import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { stateFolder } from '../../system/files/state-folder';
import { writeAtomically } from '../../system/files/write-atomically';
import { lastSeen, sightingSchema, timesSeen, withoutSighting, withSighting, type Place, type Sighting } from './occurrences';

const schema = z.strictObject({ version: z.literal(1), sightings: z.array(sightingSchema) });

/**
 * Remembers from check to check how often a cause was seen, so that hints can go further each time. It is a convenience: a file
 * that cannot be read is begun anew, one that cannot be written is left, and of two checks at the same time the later one's counts.
 */
export class HintStore {
  private constructor(
    private readonly file: string,
    private sightings: Sighting[],
    private readonly apartMilliseconds: number,
  ) {}

  /** @param apart seconds: what is seen again sooner is not counted again, where looks follow each other by themselves */
  static open({ file = join(stateFolder(), 'hints.json'), apart = 0 } = {}): HintStore {
    return new HintStore(file, read(file), apart * 1000);
  }

  /** @returns how often the cause was seen in a row, this time included */
  see(place: Place, cause: string, now = new Date()): number {
    const before = timesSeen(this.sightings, place, cause);
    const elapsed = now.getTime() - (lastSeen(this.sightings, place)?.getTime() ?? 0);
    if (before > 0 && elapsed < this.apartMilliseconds) return before;
    this.set(place, cause, before + 1, now);
    return before + 1;
  }

  /** The next time that it is seen is the one after this. */
  set(place: Place, cause: string, times: number, now = new Date()): void {
    this.sightings = withSighting(this.sightings, place, cause, times, now);
  }

  forget(place: Place): void {
    this.sightings = withoutSighting(this.sightings, place);
  }

  save(): void {
    try {
      writeAtomically(this.file, `${JSON.stringify({ version: 1, sightings: this.sightings }, undefined, 2)}\n`);
    } catch {
      // A folder that nobody may write to is no reason to keep a verdict from anybody.
    }
  }
}

function read(file: string): Sighting[] {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8'))).sightings;
  } catch {
    return [];
  }
}
