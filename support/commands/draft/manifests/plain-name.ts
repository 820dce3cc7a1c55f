/** The name of a file as the fixtures have it. */
export function plainName(name: string): string {
  return name.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
}

/** Whether lines make a file, or a folder that it is in. @param file by its plain name */
export function isMadeByLines(file: string, madeByLines: ReadonlySet<string>): boolean {
  return [...madeByLines].some((made) => file === made || file.startsWith(`${made}/`));
}
