import { relative } from 'node:path';

/** A file as it is called from here; by its whole path where that is elsewhere. */
export function nearby(file: string): string {
  const path = relative(process.cwd(), file);
  return path.startsWith('..') ? file : path;
}
