import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { stateFolder } from '../../system/files/state-folder';
import { writeAtomically } from '../../system/files/write-atomically';
import { lastSeen, occurrenceSchema, timesSeen, withoutOccurrence, withOccurrence, type Place, type Occurrence } from './occurrences';

const schema = z.strictObject({ version: z.literal(1), occurrences: z.array(occurrenceSchema) });

/**
 * Remembers from check to check how often a cause was seen, so that hints can go further each time. It is only a convenience: if the file
 * cannot be read, it starts empty; if it cannot be written, nothing is saved; of two simultaneous checks, the later one wins.
 */
export class HintStore {
  private constructor(
    private readonly file: string,
    private occurrences: Occurrence[],
    private readonly apartMilliseconds: number,
  ) {}

  /** @param apart seconds within which a cause is not counted again, for checks that follow each other automatically */
  static open({ file = join(stateFolder(), 'hints.json'), apart = 0 } = {}): HintStore {
    return new HintStore(file, read(file), apart * 1000);
  }

  /** @returns how often the cause was seen in a row, including this time */
  see(place: Place, cause: string, now = new Date()): number {
    const before = timesSeen(this.occurrences, place, cause);
    const elapsed = now.getTime() - (lastSeen(this.occurrences, place)?.getTime() ?? 0);
    if (before > 0 && elapsed < this.apartMilliseconds) return before;
    this.set(place, cause, before + 1, now);
    return before + 1;
  }

  /** Sets the count. The next occurrence of this cause adds one to it. */
  set(place: Place, cause: string, times: number, now = new Date()): void {
    this.occurrences = withOccurrence(this.occurrences, place, cause, times, now);
  }

  forget(place: Place): void {
    this.occurrences = withoutOccurrence(this.occurrences, place);
  }

  save(): void {
    try {
      writeAtomically(this.file, `${JSON.stringify({ version: 1, occurrences: this.occurrences }, undefined, 2)}\n`);
    } catch {
      // A folder that is not writable is no reason to hide the verdict.
    }
  }
}

function read(file: string): Occurrence[] {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8'))).occurrences;
  } catch {
    return [];
  }
}
