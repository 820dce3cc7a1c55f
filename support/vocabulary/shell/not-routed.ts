import type { CommandRecord } from '../../system/command/command-record';
import { parseLines } from './parse-lines';

const MOST_TRIES = 3;
const ASKS = /^(?:\S*\/)?(?:curl|wget|nc|nslookup)$|^https?:\/\//;
/** What programs say where no node leads to a Service yet; a silent one, kubectl reports. */
const UNROUTED = /[Cc]onnection refused|Couldn't connect|can't connect to remote host|Could not resolve host|bad address|terminated \(Error\)/;

/** Whether the text is one request from a Pod that is made for it and goes with it, and nothing besides: then it can be typed again. */
export function isOneRequest(text: string): boolean {
  const { commands, written } = parseLines(text);
  const [[program, ...rest] = []] = commands;
  return commands.length === 1 && written.length === 0 && program === 'kubectl' && rest.includes('run') && rest.some((word) => /^--rm(?:=true)?$/.test(word ?? '')) && rest.some((word) => ASKS.test(word ?? ''));
}

/** Whether a request ended because nobody answered at once: what waits in vain is no such case. */
export function isUnrouted({ exitCode, output }: Pick<CommandRecord, 'exitCode' | 'output'>): boolean {
  return exitCode !== 0 && UNROUTED.test(output) && !/tim(?:ed|e) ?out/i.test(output);
}

/** Nodes lead to a new Service a second or two after it has been made: a reader who sees no answer asks again. */
export async function onceRouted<Tried>(tryIt: () => Promise<Tried>, isTooEarly: (tried: Tried) => boolean): Promise<Tried> {
  let tried = await tryIt();
  for (let tries = 1; tries < MOST_TRIES && isTooEarly(tried); tries += 1) tried = await tryIt();
  return tried;
}
