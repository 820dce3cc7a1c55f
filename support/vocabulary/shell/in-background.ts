import { shortened } from '../../wait/patience';

/** Under load, kubectl needs seconds before its first output; a check, which has less patience, must not end before that. */
const FIRST_OUTPUT_SECONDS = 8;

/**
 * The text for bash that starts a line in the background. Whatever patience lacks for a first output, the start itself waits:
 * until the line has printed something, or has ended.
 * @param out file for its standard output @param err file for its errors
 */
export function inBackground(text: string, out: string, err: string, lacking = FIRST_OUTPUT_SECONDS - shortened(FIRST_OUTPUT_SECONDS)): string {
  const start = `{ ${text}\n} > ${out} 2> ${err} &`;
  if (lacking <= 0) return start;
  return `${start}\ntimeout ${lacking} bash -c 'until [ -s "$0" ] || [ -s "$1" ] || ! kill -0 "$2"; do sleep 0.1; done' ${out} ${err} $! 2> /dev/null`;
}
