import type { State } from '../state';
import { keyOf, type Manifest } from './object-claims';
import { podSpecOf } from './place-of';

/** `until nslookup db.shop.svc`, `nc -z db 5432`, `wget http://db`: the host that a command asks for. */
const ASKED = /\b(?:nslookup|dig|nc|wget|curl|ping|getent hosts)\b(?:\s+-\S+)*\s+(?:https?:\/\/)?([a-z][a-z0-9-]*)(?=[.:/\s;]|$)([\w.$()/-]*)/g;

/** The service that the Pods of an object wait for in an init container, or that their nginx passes requests to, if it is not there yet. */
export function serviceAwaitedBy(object: Manifest | undefined, objects: State['objects']): string | undefined {
  const { initContainers = [] } = object ? podSpecOf(object) : {};
  const commands = Array.isArray(initContainers) ? initContainers.map(({ command, args }) => [command, args].flat().filter((word) => typeof word === 'string').join(' ')) : [];
  const hosts = commands.flatMap((command) => [...command.matchAll(ASKED)]).filter(([, , domain = '']) => domain === '' || /\.svc|\$\(/.test(domain) || !domain.includes('.')).map(([, name = '']) => name);
  return [...hosts, ...(object ? passedTo(object, objects) : [])].find((name) => name !== 'localhost' && name !== 'kubernetes' && !objects.has(keyOf('Service', name)));
}

const PASSES = /\b(?:proxy_pass\s+https?:\/\/|server\s+)([a-z][a-z0-9-]*)(?=[:/;])/g;

/** The hosts that the settings of nginx name, in ConfigMaps of the text: it does not start if nobody knows them. */
function passedTo(object: Manifest, objects: State['objects']): string[] {
  const { containers, volumes } = podSpecOf(object);
  const isNginx = Array.isArray(containers) && (containers as { image?: unknown }[]).some(({ image }) => /^(?:[\w.-]+\/)*nginx(?:-unprivileged)?(?::|$)/.test(String(image)));
  if (!isNginx || !Array.isArray(volumes)) return [];
  const maps = (volumes as { configMap?: { name?: unknown } }[]).flatMap(({ configMap }) => objects.get(keyOf('ConfigMap', String(configMap?.name))) ?? []);
  const settings = maps.flatMap(({ data = {} }) => Object.entries(data)).filter(([key, text]) => typeof text === 'string' && (key.endsWith('.conf') || text.includes('proxy_pass'))).map(([, text]) => String(text)).join('\n');
  const groups = [...settings.matchAll(/\bupstream\s+([\w-]+)/g)].map(([, name]) => name);
  return [...settings.matchAll(PASSES)].map(([, name = '']) => name).filter((name) => !groups.includes(name));
}
