import { isStep, type Drafted } from '../drafted';
import type { State } from '../state';

const IN_POD = /^kubectl (?:exec|run|debug)\b[^]*?[\s"'](?:nslookup|dig|ping|host|curl|wget|nc|telnet|traceroute)\s([^]*)$/;
const IN_SHELL = /^(?:nslookup|dig|ping|host|curl|wget|nc|telnet|traceroute)\s([^]*)$/;
/** What does not say where a request goes. */
const HEADERS = /-H\s*(["']).*?\1|--(?:resolve|header|connect-to)[= ]\S+/g;
const NAME = /(?:^|\s|:\/\/)["']?((?:[a-z0-9-]+\.)+(?:com|org|net|io|edu|gov|de|fr|uk|me|info)|1\.1\.1\.1|8\.8\.[48]\.[48])(?=["'\s/:;]|$)/i;

/** A name of the internet that a line asks for in a Pod, unless an object of the text has it: whether it answers there is nothing of the lab. */
export function outsideIn({ text, lines }: Pick<Drafted, 'text' | 'lines'>, { objects }: Pick<State, 'objects'>): string | undefined {
  const isInShell = lines.some((line) => isStep(line) && line.text.startsWith('I type "'));
  const asked = (isInShell ? IN_SHELL : IN_POD).exec(text)?.[1] ?? '';
  const name = NAME.exec(asked.replaceAll(HEADERS, ''))?.[1];
  return name === undefined || [...objects.values()].some((object) => JSON.stringify(object).includes(name)) ? undefined : name;
}
