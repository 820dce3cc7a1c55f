const SUFFIXES: Record<string, number> = { n: 1e-9, u: 1e-6, m: 1e-3, '': 1, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50 };

/** A quantity as Kubernetes writes it (`250m`, `1.5Gi`) as a number; undefined if it is none. */
export function amountOf(quantity: unknown): number | undefined {
  const [, digits = '', suffix = ''] = /^(\d+(?:\.\d+)?|\.\d+)([numkMGTP]|[KMGTP]i)?$/.exec(String(quantity)) ?? [];
  return digits === '' ? undefined : Number(digits) * (SUFFIXES[suffix] ?? 1);
}
