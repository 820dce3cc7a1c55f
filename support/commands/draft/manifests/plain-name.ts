/** The name of a file as the fixtures have it. */
export function plainName(name: string): string {
  return name.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
}
