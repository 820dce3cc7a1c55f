import path from 'node:path';
import envPaths from 'env-paths';

/** The folder for what labspec made for itself: `LABSPEC_CACHE`, else the user's cache folder (XDG on Linux). It may not exist yet. */
export function cacheFolder(): string {
  const chosen = process.env['LABSPEC_CACHE'];
  return chosen ? path.resolve(chosen) : envPaths('labspec', { suffix: '' }).cache;
}

/** The cache's folder for programs that labspec installed itself. */
export function cacheBin(): string {
  return path.join(cacheFolder(), 'bin');
}
