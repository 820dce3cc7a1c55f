import { keyOf, type Manifest } from '../objects/object-claims';
import type { State } from '../state';

const ASKED = /\bkubectl get (?:services?|svc)[ /]([a-z][\w-]*) [^\n|;&)]*\.nodePort\b/g;

/** Why nothing answers where a line asks for a Service on a node: it has no port there, as far as the text shows it. */
export function whyWithoutNodePort(text: string, { objects, touched }: Pick<State, 'objects' | 'touched'>): string | undefined {
  const name = [...text.matchAll(ASKED)].map(([, found = '']) => found).find((found) => {
    const service = objects.get(keyOf('Service', found));
    return service !== undefined && !touched.has(keyOf('Service', found)) && ['ClusterIP', 'ExternalName'].includes(typeOf(service));
  });
  return name === undefined ? undefined : `service ${name} has no port on the nodes, for its type is ${typeOf(objects.get(keyOf('Service', name)))}: say how its reader reaches it`;
}

function typeOf(service: Manifest | undefined): string {
  const type = service?.spec?.['type'];
  return typeof type === 'string' ? type : 'ClusterIP';
}
