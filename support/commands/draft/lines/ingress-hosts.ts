import type { Word } from '../../../vocabulary/shell/parse-lines';
import { ask } from '../asked';
import type { State } from '../state';

/** What must be there before a request for a host of an Ingress of the text is answered; undefined for other lines. */
export function ingressFor([program, ...words]: readonly Word[], state: State): string | undefined {
  if (program !== 'curl' && program !== 'wget') return undefined;
  const hosts = hostsOfIngresses(state);
  const isAsked = words.some((word) => hosts.has(hostOf(word ?? '')));
  if (isAsked) ask(state, 'an Ingress controller', 'service', 'lines ask for hosts of Ingresses, by names that this machine must know');
  return isAsked ? 'the cluster must have an Ingress controller' : undefined;
}

/** Whether an address is that of a host of an Ingress, which the text has made. */
export function isOfIngress(address: string, state: Pick<State, 'objects'>): boolean {
  return hostsOfIngresses(state).has(hostOf(address));
}

function hostOf(address: string): string {
  return /^(?:https?:\/\/)?([a-z0-9][a-z0-9.-]*\.[a-z]{2,})(?=[:/?]|$)/i.exec(address)?.[1] ?? '';
}

function hostsOfIngresses({ objects }: Pick<State, 'objects'>): Set<string> {
  const ingresses = [...objects.values()].filter(({ kind }) => kind === 'Ingress');
  return new Set(ingresses.flatMap(({ spec }) => ((spec as { rules?: { host?: string }[] } | undefined)?.rules ?? []).flatMap(({ host }) => host ?? [])));
}
