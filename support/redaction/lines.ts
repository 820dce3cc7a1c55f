/** A line of a text: the raw line, its indentation, its content and its line end. */
export interface Line {
  line: string;
  indent: number;
  content: string;
  end: string;
  /** Whether it follows an escaped line end (`\n` in a string) within the same real line. */
  isRest: boolean;
}

/** YAML may be inside a string of JSON or of a program: then line ends, and the end of the last line, look different. */
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

/** The line end to keep for an omitted line: after the last line of a string, the text behind the string stays. */
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
