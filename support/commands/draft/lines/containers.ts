import type { Word } from '../../../vocabulary/shell/parse-lines';
import type { State } from '../state';
import { afterOptionsOfRun } from './learn-files';
import { remembered, variable, type Resolved } from './remembered';

/** A container that lines of the text run. */
export interface Container {
  name?: string;
  image: string;
  /** Of this machine, which it publishes. */
  port?: string;
  /** Whether the reader has it in the foreground, and ends it. */
  isEnded?: boolean;
  /** `--rm`: it goes when it has ended. */
  goesWhenEnded?: boolean;
  isRemoved?: boolean;
}

/** Lines about one container. */
const OF_CONTAINER = /\bdocker (?:container )?(?:run [^|;&\n]*(?:--(?:net|network|pid|ipc)[ =]container:|--volumes-from[ =])|(?:start|stop|restart|kill|rm|pause|unpause|wait|attach|logs|exec|inspect|top|stats|port|diff|commit|cp|export|rename|update)\b)/;
const PLACEHOLDER = /<(?:(?:the|your|my) )?(?:docker[ _-]?)?(?:container(?:[ _-]?(?:id|name|hash))?|id|hash)>|(?<=\s)\[container[ _-]?(?:id|name)\]|(?<![\w$"'{<-])(?:(?:YOUR|MY|THE)_)?CONTAINER_?(?:ID|NAME)\b(?!=)|(?<=\b(?:stop|start|restart|kill|rm|logs|inspect|top|stats|port|diff)(?: -\S+)* )<name>$/gi;
/** As Docker makes ids: a short one, or the whole. */
const ID = /(?<=\s)(?=[0-9a-f]*\d)(?=\d*[a-f])[0-9a-f]{12}(?:[0-9a-f]{52})?(?=[\s:]|$)/g;

/** Keeps which containers lines run, and the names and addresses that their outputs show of them. */
export function noteContainers([program, verb, ...rest]: readonly Word[], output: string | undefined, state: State): void {
  if (program !== 'docker') return;
  const words = verb === 'container' ? rest : [verb, ...rest];
  if (words[0] === 'run' || words[0] === 'create') noteRun(words.slice(1), output, state);
  for (const container of state.containers) if (container.name !== undefined && words.includes(container.name) && isGoneAfter(container, words[0])) container.isRemoved = true;
  if (output === undefined) return;
  noteTables(words, output, state);
  for (const [, name = '', address = ''] of output.matchAll(/"Name": "([\w.-]+)",[^{}]*"IPv4Address": "([\d.]+)/g)) state.shownAddresses.set(address, { kind: 'Container', name });
  const address = /"IPAddress": "(\d[\d.]+)"|^((?:\d{1,3}\.){3}\d{1,3})$/m.exec(output)?.slice(1).find(Boolean);
  const name = words.at(-1);
  if (words[0] === 'inspect' && address !== undefined && name !== undefined && /^[a-z][\w.-]*$/i.test(name)) state.shownAddresses.set(address, { kind: 'Container', name });
}

/** @param verb of docker, upon this container */
export function isGoneAfter({ goesWhenEnded }: Container, verb: Word): boolean {
  return verb === 'rm' || (goesWhenEnded === true && (verb === 'stop' || verb === 'kill'));
}

/** The rows of `docker ps`, `docker network ls` and `docker images`. */
function noteTables([verb, second]: readonly Word[], output: string, state: State): void {
  if (verb === 'network' && second === 'ls') for (const [, id = '', name = ''] of output.matchAll(/^([0-9a-f]{12})\s+(\S+)\s/gm)) state.shownContainers.set(id, { name, image: '' });
  else if (verb === 'images' || verb === 'image') for (const [, name = '', tag = '', id = ''] of output.matchAll(/^([a-z]\S*)\s+(\w\S*)\s+([0-9a-f]{12})\s/gm)) state.shownContainers.set(id, { name: `${name}:${tag}`, image: '' });
  else for (const [, id = '', image = '', name = ''] of output.matchAll(/^([0-9a-f]{12})\s{2,}(\S+)\s{2,}.*\s{2,}([\w.-]+)\s*$/gm)) state.shownContainers.set(id, containerOf(name, image, state));
}

/** `--name web`. @param words behind `docker run` */
export function nameOfRun(words: readonly Word[]): string | undefined {
  const at = words.indexOf('--name');
  return words.find((word) => word?.startsWith('--name='))?.slice('--name='.length) ?? (at < 0 ? undefined : words[at + 1]);
}

function noteRun(words: readonly Word[], output: string | undefined, state: State): void {
  const image = words[afterOptionsOfRun(words)];
  if (image === undefined) return;
  const name = nameOfRun(words);
  const container: Container = { image, ...(name !== undefined && { name }), ...(words.includes('--rm') && { goesWhenEnded: true, isRemoved: !words.some((word) => /^(?:-[a-z]*d[a-z]*|--detach)$/.test(word ?? '')) }) };
  state.containers.push(container);
  const id = /^[0-9a-f]{64}$/m.exec(output ?? '')?.[0];
  if (id !== undefined) for (const shown of [id, id.slice(0, 12)]) state.shownContainers.set(shown, container);
}

/** Docker makes up names of its own, of two words, that no other run has. */
function containerOf(name: string, image: string, { containers }: State): Container {
  return containers.some((one) => one.name === name) || !/^[a-z]+_[a-z]+\d?$/.test(name) ? { name, image } : { image };
}

/** A line of docker with names in place of ids that the text has shown; of a container, with the latest one that the text has run in place of a placeholder. */
export function withContainers(text: string, state: State, resolved: Resolved): string {
  if (!/\bdocker\b/.test(text)) return text;
  const isOfContainer = OF_CONTAINER.test(text);
  const latest = isOfContainer ? state.containers.at(-1) : undefined;
  const known = text.replaceAll(ID, (id) => {
    const container = state.shownContainers.get(id) ?? latest;
    if (container === undefined && isOfContainer) resolved.unknown ??= id;
    return container === undefined ? id : nameOf(container, state, resolved);
  });
  return latest === undefined ? known : known.replaceAll(PLACEHOLDER, () => nameOf(latest, state, resolved));
}

/** Of a container without one, its id. */
export function nameOf({ name, image }: Container, state: State, resolved: Resolved): string {
  if (name !== undefined) return name;
  const called = variable(image.split('/').at(-1)?.split(/[:@]/)[0] ?? image).replace(/Pod$/, 'Container');
  return remembered(called, `docker ps --all --quiet --filter ancestor=${image} | head -n 1`, '^[0-9a-f]', state, resolved);
}

/** The address of a container, as a run's own. */
export function addressOf(name: string, state: State, resolved: Resolved): string {
  return remembered(variable(name).replace(/Pod$/, 'Address'), `docker inspect --format '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' ${name}`, '^\\d', state, resolved);
}
