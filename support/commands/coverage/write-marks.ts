import { readFileSync } from 'node:fs';
import { writeAtomically } from '../../system/files/write-atomically';
import { withMarks } from '../../text/marks';
import type { Coverage } from './coverage';
import { shownPath } from './text/text-items';

/** Writes before each heading of a text which task of the lab it is. @returns the files that it changed */
export function writeMarks({ text: { tasks }, aligned }: Pick<Coverage, 'text' | 'aligned'>): string[] {
  const files = [...new Set(tasks.map(({ path }) => path))];
  return files.filter((file) => {
    const before = readFileSync(file, 'utf8');
    const own = tasks.flatMap(({ id, path, line }) => (path === file && aligned.has(id) ? [{ id: aligned.get(id) ?? id, line }] : []));
    const after = withMarks(before, own);
    if (after === before) return false;
    writeAtomically(file, after);
    return true;
  }).map(shownPath);
}
