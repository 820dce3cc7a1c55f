/** The variables that lines of a shell use, where the shell fills them in: `$name`, `${name}`. */
export function usedIn(typed: string): string[] {
  return namesIn(unquoted(typed));
}

/** `$name` and `${name}` in any text. */
export function namesIn(text: string): string[] {
  return [...text.matchAll(/(?<!\\)\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/g)].map(([, braced, bare]) => braced ?? bare ?? '');
}

/** Without what the shell leaves as it is: '...', and here-documents whose end is quoted. */
function unquoted(typed: string): string {
  return /<<-?\s*["'\\]/.test(typed) ? '' : typed.replaceAll(/'[^']*'/g, '');
}

/** The variables that lines set: `x=1`, `export x`, `read x`, `for x in`. */
export function assignedIn(typed: string): string[] {
  return [...typed.matchAll(/(?:^|[\s;&|(])(?:(?:export|local|declare|read(?: -\w+)*|for)\s+)?([A-Za-z_]\w*)(?==|\+=)|(?:\b(?:export|local|declare|for)\s+|\bread(?: -\w+)*\s+)([A-Za-z_]\w*)/g)].map(([, set, named]) => set ?? named ?? '');
}
