/** A line of a text: as it stands, how far it is indented, what is on it, and what ends it. */
export interface Line {
  line: string;
  indent: number;
  content: string;
  end: string;
  /** Of a real line, what comes after a line end that is only written in it. */
  isRest: boolean;
}

/** YAML may also be in a string of JSON, or of a program: then lines end otherwise, and so does the last. */
export function linesOf(text: string): Line[] {
  let isInString = false;
  let isRest = false;
  return text.split(/(?<=\n|\\n)/).map((line) => {
    const one = { ...lineOf(line, isInString), isRest };
    isInString = /\\n$/.test(line);
    isRest = !line.endsWith('\n');
    return one;
  });
}

/** The end of a line that is left out: of the last one of a string, what is after the string stays. */
export function endOfOmitted(end: string): string {
  return end.replace(/^\\{0,3}n$|^\n$/, '');
}

function lineOf(text: string, isInString: boolean): Omit<Line, 'isRest'> {
  const ends = isInString ? /\\{1,3}n$|\n$|(?<!\\)["'`][^]*$/ : /\\{1,3}n$|\n$/;
  const end = ends.exec(text)?.[0] ?? '';
  const line = text.slice(0, text.length - end.length);
  const content = line.trimStart();
  return { line, indent: line.length - content.length, content, end };
}
