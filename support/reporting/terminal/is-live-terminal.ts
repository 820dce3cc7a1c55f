/** Whether lines may be written over. CI shows a log, even where it lends a terminal; a dumb terminal cannot move its cursor. */
export function isLiveTerminal(stream: { isTTY?: boolean } = process.stdout, { CI, TERM } = process.env): boolean {
  return stream.isTTY === true && !CI && TERM !== 'dumb';
}
