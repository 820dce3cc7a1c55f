import type { SpecStep } from '../specification/step';
import { textOfFile } from '../specification/text-of-file';

/** What the files of a lab have as one step after the other writes them. */
export class WrittenFiles {
  private readonly latest = new Map<string, string>();
  private readonly counts = new Map<string, number>();
  /** By the names under which `by` gives them. */
  readonly texts = new Map<string, string>();

  /** What a step writes: the first text of a file, or a later one that differs. Only a When gives a file another text. @returns none or one */
  by(step: SpecStep): { writes: string; text: string }[] {
    const { writes, keyword } = step;
    if (!writes) return [];
    const [name, whole] = [writes.name, textOfFile(writes) ?? ''];
    const before = this.latest.get(name);
    if (before !== undefined && (keyword !== 'When' || before === whole)) return [];
    const count = (this.counts.get(name) ?? 0) + 1;
    this.latest.set(name, whole);
    this.counts.set(name, count);
    const text = count === 1 ? name : `${name}#${count}`;
    this.texts.set(text, whole);
    return [{ writes: name, text }];
  }
}
