import type { State } from '../state';
import { isGoneAfter, nameOf } from './containers';
import type { Resolved } from './remembered';

/** `docker ps -aq`, without what would choose some. */
const LIST = String.raw`docker (?:ps|container (?:ls|list))(?: (?:-[aq]+|--all|--quiet|--no-trunc))+`;
const WITHIN = new RegExp(String.raw`(?:"?\$\( *${LIST} *\)"?|\x60 *${LIST} *\x60)`, 'g');
const BEFORE = new RegExp(String.raw`^${LIST} *\| *xargs(?: -r)? (docker [^|;&\n]+)$`);
const VERB = /\bdocker (?:container )?(stop|kill|rm|restart|pause|unpause)\b/;

/** A line that ends or removes all containers of the machine, for those that the text has run: others have some there, too. As it was, if the text has run none, or not all of them can be named. */
export function withOwnContainers(text: string, state: State, resolved: Resolved): string {
  const line = text.replace(BEFORE, '$1 $(docker ps -aq)');
  const verb = VERB.exec(line)?.[1];
  if (verb === undefined || line.search(WITHIN) < 0) return text;
  const there = state.containers.filter(({ isRemoved }) => isRemoved !== true);
  const nameless = there.filter(({ name }) => name === undefined).map(({ image }) => image);
  if (there.length === 0 || new Set(nameless).size < nameless.length) return text;
  const own = line.replaceAll(WITHIN, () => [...new Set(there.map((one) => nameOf(one, state, resolved)))].join(' '));
  for (const container of there) if (isGoneAfter(container, verb)) container.isRemoved = true;
  return own;
}
