/** The part of `diff` 4 that labspec uses; the package has no types. */
declare module 'diff' {
  export function createTwoFilesPatch(oldName: string, newName: string, oldText: string, newText: string, oldHeader: string, newHeader: string, options: { context: number }): string;
}
