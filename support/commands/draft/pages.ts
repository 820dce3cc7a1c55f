import { readFileSync, statSync } from 'node:fs';
import type { LabText } from '../../text/lab-text';

/** What the files of a text say, each as a whole: prose, too. */
export function pagesOf({ path, blocks }: LabText): string[] {
  const pages = new Set([...(statSync(path).isFile() ? [path] : []), ...blocks.map((block) => block.path)]);
  return [...pages].map((page) => readFileSync(page, 'utf8'));
}
