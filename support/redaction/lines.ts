/** A line of a text: how far it is indented, what is on it, and what ends it. */
export interface Line {
  indent: number;
  content: string;
  end: string;
}

/** YAML may also be in a string of JSON, or of a program: then lines end otherwise, and so does the last. */
export function linesOf(text: string): Line[] {
  let isInString = false;
  return text.split(/(?<=\n|\\n)/).map((line) => {
    const told = lineOf(line, isInString);
    isInString = /\\n$/.test(line);
    return told;
  });
}

/** The end of a line that is left out: of the last one of a string, what is after the string stays. */
export function endOfOmitted(end: string): string {
  return end.replace(/^\\{0,3}n$|^\n$/, '');
}

function lineOf(line: string, isInString: boolean): Line {
  const ends = isInString ? /\\{1,3}n$|\n$|(?<!\\)["'`][^]*$/ : /\\{1,3}n$|\n$/;
  const end = ends.exec(line)?.[0] ?? '';
  const content = line.slice(0, line.length - end.length);
  const trimmed = content.trimStart();
  return { indent: content.length - trimmed.length, content: trimmed, end };
}
