const MARK = /^\s*<!--\s*labspec:\s*task\s+(\d+)\s*-->\s*$/;

/** The task that a line marks: `<!-- labspec: task 3 -->`; undefined if it is another line. */
export function taskOfMark(line: string): number | undefined {
  const id = MARK.exec(line)?.[1];
  return id === undefined ? undefined : Number(id);
}

/** A text with a mark before the line of each task, in place of those that it has; before a block of code, if the line is in one. @param tasks with lines of this text, from 1 */
export function withMarks(text: string, tasks: readonly { id: number; line: number }[]): string {
  const lines = text.split('\n');
  const starts = outsideOfFences(lines);
  const byLine = new Map(tasks.map(({ id, line }) => [starts[line - 1] ?? line, id]));
  return lines.flatMap((line, index) => {
    const id = byLine.get(index + 1);
    // A mark of a task that nobody names stays: only its author knows what it is.
    const isKept = taskOfMark(line) === undefined || !tasks.some((task) => task.id === taskOfMark(line));
    return [...(id === undefined ? [] : [`<!-- labspec: task ${id} -->`]), ...(isKept ? [line] : [])];
  }).join('\n');
}

/** For each line its own number, or that of the fence that it is behind. */
function outsideOfFences(lines: readonly string[]): number[] {
  let fence: { mark: string; line: number } | undefined;
  return lines.map((line, index) => {
    const [, mark] = /^\s*(`{3,}|~{3,})/.exec(line) ?? [];
    const { line: start } = fence ?? { line: index + 1 };
    if (mark !== undefined && !fence) fence = { mark, line: index + 1 };
    else if (fence && mark?.startsWith(fence.mark)) fence = undefined;
    return start;
  });
}
