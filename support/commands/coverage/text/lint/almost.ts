import { distance } from 'fastest-levenshtein';

/** Whether a name is almost another one, and not only by its number: a slip of the author's. @param meant the name that the lab has */
export function isAlmost(name: string, meant: string): boolean {
  return distance(name, meant) <= (meant.length > 8 ? 2 : 1) && withoutDigits(name) !== withoutDigits(meant);
}

function withoutDigits(name: string): string {
  return name.replaceAll(/\d+/g, '');
}
