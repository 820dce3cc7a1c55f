import { relative } from 'node:path';

/** A file as a relative path if it is in the current folder, otherwise as given. */
export function nearby(file: string): string {
  const path = relative(process.cwd(), file);
  return path.startsWith('..') ? file : path;
}
