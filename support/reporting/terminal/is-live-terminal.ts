/** Whether lines may be overwritten. CI shows a log, even if it provides a terminal; a dumb terminal cannot move its cursor. */
export function isLiveTerminal(stream: { isTTY?: boolean } = process.stdout, { CI, TERM } = process.env): boolean {
  return stream.isTTY === true && !CI && TERM !== 'dumb';
}
