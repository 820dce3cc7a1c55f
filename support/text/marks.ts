const MARK = /^\s*<!--\s*labspec:\s*task\s+(\d+)\s*-->\s*$/;

/** The task that a line marks: `<!-- labspec: task 3 -->`; undefined if it is another line. */
export function taskOfMark(line: string): number | undefined {
  const id = MARK.exec(line)?.[1];
  return id === undefined ? undefined : Number(id);
}

/** A text with a mark before the line of each task, in place of those that it has. @param tasks with lines of this text, from 1 */
export function withMarks(text: string, tasks: readonly { id: number; line: number }[]): string {
  const byLine = new Map(tasks.map(({ id, line }) => [line, id]));
  return text.split('\n').flatMap((line, index) => {
    const id = byLine.get(index + 1);
    // A mark of a task that nobody names stays: only its author knows what it is.
    const isKept = taskOfMark(line) === undefined || !tasks.some((task) => task.id === taskOfMark(line));
    return [...(id === undefined ? [] : [`<!-- labspec: task ${id} -->`]), ...(isKept ? [line] : [])];
  }).join('\n');
}
