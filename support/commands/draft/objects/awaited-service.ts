import type { State } from '../state';
import { keyOf, type Manifest } from './object-claims';
import { podSpecOf } from './place-of';

/** `until nslookup db.shop.svc`, `nc -z db 5432`, `wget http://db`: the host that a command asks for. */
const ASKED = /\b(?:nslookup|dig|nc|wget|curl|ping|getent hosts)\b(?:\s+-\S+)*\s+(?:https?:\/\/)?([a-z][a-z0-9-]*)(?=[.:/\s;]|$)([\w.$()/-]*)/g;

/** Whether the Pods of an object wait, in an init container, for a service that is not there yet. */
export function awaitsService(object: Manifest | undefined, objects: State['objects']): boolean {
  const { initContainers = [] } = object ? (podSpecOf(object)) : {};
  if (!Array.isArray(initContainers)) return false;
  const commands = initContainers.map(({ command, args }) => [command, args].flat().filter((word) => typeof word === 'string').join(' '));
  const hosts = commands.flatMap((command) => [...command.matchAll(ASKED)]).filter(([, , domain = '']) => domain === '' || /\.svc|\$\(/.test(domain) || !domain.includes('.'));
  return hosts.some(([, name = '']) => name !== 'localhost' && !objects.has(keyOf('Service', name)));
}
