import { goesFirst, isStep, type Line } from '../drafted';
import type { State } from '../state';
import { keyOf, type Manifest } from './object-claims';

interface Taken {
  /** Why a person must decide. */
  why?: string;
  /** Lines that give the port back. */
  frees?: Line[];
}

/** What is done about services of a line with a port of the nodes that another one has: a cluster gives a port once. One that only a block shows, and that the draft has made of it, goes first. */
export function takenPort(made: readonly Manifest[], state: Pick<State, 'objects' | 'deleted' | 'makers' | 'line'>): Taken | undefined {
  const [object, other] = made.flatMap((one) => othersWithPort(one, state).map((two) => [one, two] as const))[0] ?? [];
  if (!object || !other) return undefined;
  const [name = '', taken = ''] = [object.metadata?.name, other.metadata?.name];
  const isOnlyShown = state.makers.get(keyOf('Service', taken))?.lines.some((line) => isStep(line) && line.text === `I run "kubectl apply -f service-${taken}.yaml"`) === true;
  if (!isOnlyShown) return { why: `service ${name} has the node port of service ${taken}, and a cluster gives a port once` };
  state.objects.delete(keyOf('Service', taken));
  state.deleted.set(keyOf('Service', taken), state.line);
  return { frees: [goesFirst('Service', taken, `service ${taken}, which the text only shows, has the same node port as that of line ${state.line}, and goes first`)] };
}

function othersWithPort(object: Manifest, { objects }: Pick<State, 'objects'>): Manifest[] {
  const ports = portsOf(object);
  return [...objects.values()].filter((other) => other.metadata?.name !== object.metadata?.name && portsOf(other).some((port) => ports.includes(port)));
}

function portsOf({ kind, spec }: Manifest): number[] {
  const ports = kind === 'Service' && Array.isArray(spec?.['ports']) ? (spec['ports'] as ({ nodePort?: unknown } | null)[]) : [];
  return ports.flatMap((port) => (typeof port?.nodePort === 'number' ? [port.nodePort] : []));
}
