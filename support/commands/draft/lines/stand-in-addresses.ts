import type { Manifest } from '../objects/object-claims';
import type { State } from '../state';
import { ofObject } from './remembered-objects';
import type { Resolved } from './remembered';

/** `http://aa.bb.cc.dd:8080/`, `ping 10.96.x.x`: an address that each reader sees for themselves, with its port. */
const ADDRESS = /(?<=\b(?:curl|wget|ping|nc|telnet)\b[^\n|;&]*(?:\s|:\/\/))((?:aa\.bb\.cc\.dd|a\.b\.c\.d|w\.x\.y\.z|(?:\d{1,3}\.){0,3}(?:x{1,3}\.){0,3}x{1,3}))(?=[:/\s'"]|$)(?:(?<port>:\d+|[ ]\d+)(?!\d))?/gi;

/** In the cluster, it is that of the only Service that answers at the port; elsewhere, a person must say. */
export function withStandInAddresses(text: string, isInCluster: boolean, state: State, resolved: Resolved): string {
  return text.replaceAll(ADDRESS, (whole, address: string, port: string | undefined) => {
    if (address.split('.').length !== 4) return whole;
    const name = isInCluster ? onlyServiceAt(Number(port?.slice(1) ?? 80), state)?.metadata?.name : undefined;
    const found = name === undefined ? undefined : ofObject({ kind: 'Service', name }, state, resolved);
    if (found === undefined) resolved.unknown ??= address;
    return found === undefined ? whole : `${found}${port ?? ''}`;
  });
}

/** A Service without known ports may have any. */
function onlyServiceAt(port: number, { objects }: Pick<State, 'objects'>): Manifest | undefined {
  const services = [...objects.values()].filter(({ kind, spec }) => kind === 'Service' && spec?.['type'] !== 'ExternalName' && spec?.['clusterIP'] !== 'None');
  const [only, ...others] = services.filter(({ spec }) => !Array.isArray(spec?.['ports']) || (spec['ports'] as { port?: unknown }[]).some((each) => Number(each.port) === port));
  return others.length === 0 ? only : undefined;
}
