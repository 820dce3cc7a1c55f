import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../system/files/project';
import type { SpecStep } from '../specification/step';

/** What the files of a lab have as one step after the other writes them. */
export class WrittenFiles {
  private readonly latest = new Map<string, string>();
  private readonly counts = new Map<string, number>();

  /** What a step writes: the first text of a file, or a later one that differs. Only a When gives a file another text. @returns none or one */
  by(step: SpecStep): { writes: string; text: string }[] {
    const { writes, keyword } = step;
    if (!writes) return [];
    const [name, whole] = [writes.name, this.textOf(step)];
    const before = this.latest.get(name);
    if (before !== undefined && (keyword !== 'When' || before === whole)) return [];
    const count = (this.counts.get(name) ?? 0) + 1;
    this.latest.set(name, whole);
    this.counts.set(name, count);
    return [{ writes: name, text: count === 1 ? name : `${name}#${count}` }];
  }

  /** The step itself has it, or the lab's fixtures. */
  textOf({ writes }: SpecStep): string {
    if (writes?.content !== undefined) return writes.content;
    const file = join(projectFolder(), writes?.path ?? '');
    return writes && existsSync(file) ? readFileSync(file, 'utf8') : '';
  }
}
