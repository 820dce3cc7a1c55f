/** The part that is used of `diff` 4, which has no types of its own. */
declare module 'diff' {
  export function createTwoFilesPatch(oldName: string, newName: string, oldText: string, newText: string, oldHeader: string, newHeader: string, options: { context: number }): string;
}
