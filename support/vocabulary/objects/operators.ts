/** How a value is compared, in the words of a sentence. */
export const OPERATORS = {
  'is': (seen, expected) => seen === expected,
  'is not': (seen, expected) => seen !== undefined && seen !== expected,
  'contains': (seen, expected) => seen?.includes(expected) ?? false,
  'does not contain': (seen, expected) => seen !== undefined && !seen.includes(expected),
  'matches': (seen, expected) => seen !== undefined && new RegExp(expected, 'm').test(seen),
  'is at least': (seen, expected) => amount(seen) >= amount(expected),
  'is at most': (seen, expected) => amount(seen) <= amount(expected),
} satisfies Record<string, (seen: string | undefined, expected: string) => boolean>;

export type Operator = keyof typeof OPERATORS;

/** The longest first: `is` begins others. */
export const OPERATOR_PATTERN = new RegExp(Object.keys(OPERATORS).sort((a, b) => b.length - a.length).join('|'));

const UNITS: Record<string, number> = { m: 1e-3, k: 1e3, K: 1e3, M: 1e6, G: 1e9, T: 1e12, Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40 };

/** A number, or a quantity as Kubernetes writes it: `250m`, `64Mi`. NaN for anything else: nothing is at least or at most that. */
export function amount(text: string | undefined): number {
  const [, number, unit = ''] = /^(-?\d+(?:\.\d+)?)([a-zA-Z]{1,2})?$/.exec(text ?? '') ?? [];
  return number === undefined ? NaN : Number(number) * (unit === '' ? 1 : (UNITS[unit] ?? NaN));
}
