import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { stateFolder } from '../../system/files/state-folder';
import { writeAtomically } from '../../system/files/write-atomically';
import { lastSeen, sightingSchema, timesSeen, withoutSighting, withSighting, type Place, type Sighting } from './occurrences';

const schema = z.strictObject({ version: z.literal(1), sightings: z.array(sightingSchema) });

/**
 * Remembers from check to check how often a cause was seen, so that hints can go further each time. It is only a convenience: if the file
 * cannot be read, it starts empty; if it cannot be written, nothing is saved; of two simultaneous checks, the later one wins.
 */
export class HintStore {
  private constructor(
    private readonly file: string,
    private sightings: Sighting[],
    private readonly apartMilliseconds: number,
  ) {}

  /** @param apart seconds within which a cause is not counted again, for checks that follow each other automatically */
  static open({ file = join(stateFolder(), 'hints.json'), apart = 0 } = {}): HintStore {
    return new HintStore(file, read(file), apart * 1000);
  }

  /** @returns how often the cause was seen in a row, including this time */
  see(place: Place, cause: string, now = new Date()): number {
    const before = timesSeen(this.sightings, place, cause);
    const elapsed = now.getTime() - (lastSeen(this.sightings, place)?.getTime() ?? 0);
    if (before > 0 && elapsed < this.apartMilliseconds) return before;
    this.set(place, cause, before + 1, now);
    return before + 1;
  }

  /** Sets the count. The next sighting of this cause adds one to it. */
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
      // A folder that is not writable is no reason to hide the verdict.
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
