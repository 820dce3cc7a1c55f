const MARK = /^\s*<!--\s*labspec:\s*task\s+(\d+)\s*-->\s*$/;

/** The task that a line marks: `<!-- labspec: task 3 -->`; undefined if it is another line. */
export function taskOfMark(line: string): number | undefined {
  const id = MARK.exec(line)?.[1];
  return id === undefined ? undefined : Number(id);
}

/** A text with a mark before the line of each task. @param tasks with lines of this text, from 1 */
export function withMarks(text: string, tasks: readonly { id: number; line: number }[]): string {
  const byLine = new Map(tasks.map(({ id, line }) => [line, id]));
  const lines = text.split('\n').filter((line) => taskOfMark(line) === undefined || tasks.length === 0);
  return lines.flatMap((line, index) => {
    const id = byLine.get(index + 1);
    return id === undefined ? [line] : [`<!-- labspec: task ${id} -->`, line];
  }).join('\n');
}
