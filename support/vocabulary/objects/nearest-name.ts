import { distance } from 'fastest-levenshtein';

/** The name that somebody may have meant; undefined if none is near. @param isNearToo what is near although its letters are not */
export function nearestName(meant: string, names: readonly string[], isNearToo: (name: string) => boolean = () => false): string | undefined {
  const near = names.filter((name) => distance(meant, name) <= Math.max(2, Math.floor(meant.length / 3)) || isNearToo(name));
  return near.sort((a, b) => distance(meant, a) - distance(meant, b))[0];
}
