/** The value at a path, as a text: `.items[0].metadata.name`, `.metadata.labels["app.kubernetes.io/name"]`. Lists and objects are JSON. Undefined if there is none. */
export function textAt(value: unknown, path: string): string | undefined {
  const found = stepsOf(path).reduce<unknown>((within, step) => (within as Record<string, unknown> | null | undefined)?.[step], value);
  if (found === undefined || found === null) return undefined;
  return typeof found === 'string' ? found : JSON.stringify(found);
}

/** The steps of a path: indexes of lists as numbers, keys of maps as texts. */
export function stepsOf(path: string): (number | string)[] {
  return [...path.matchAll(/\[(\d+)\]|\[["']([^"']+)["']\]|\.?([^.[\]]+)/g)].map(([, index, quoted, key]) => (index === undefined ? (quoted ?? key ?? '') : Number(index)));
}
