/** Evenly spread over all, so that each task and each kind has its share. @param most all if left out */
export function sampleOf<T>(all: readonly T[], most: number | undefined): T[] {
  if (most === undefined || most >= all.length) return [...all];
  return Array.from({ length: most }, (_, index) => all[Math.floor((index * all.length) / most)] as T);
}
