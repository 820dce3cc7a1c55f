import type { Word } from '../../../vocabulary/shell/parse-lines';
import { ask } from '../asked';
import type { State } from '../state';

/** The address of a node, and no port of its own: only a controller answers there. */
const OF_NODES = /\b(?:curl|wget)\b[^|;&]*[\s/"](?:\$\{?(?:nodeAddress|\w*(?:MINIKUBE|NODE|INGRESS|EXTERNAL|HOST)\w*IP\w*)\}?|\$\(kubectl get nodes? [^)]*\))(?::(?:80|443))?(?=[/\s"]|$)/i;

/** What must be there before a request for a host of an Ingress of the text is answered; undefined for other lines. */
export function ingressFor([program, ...words]: readonly Word[], text: string, state: State): string | undefined {
  if (program !== 'curl' && program !== 'wget') return undefined;
  const hosts = hostsOfIngresses(state);
  const hasIngress = [...state.objects.values()].some(({ kind }) => kind === 'Ingress');
  const isForHost = words.some((word) => /^Host: *\S/i.test(word ?? '')) && words.some((word) => /^(?:https?:\/\/)?(?:localhost|127\.0\.0\.1)(?::(?:80|443))?(?:\/|$)/.test(word ?? ''));
  const isAsked = (isForHost && state.containers.length === 0) || words.some((word) => hosts.has(hostOf((word ?? '').replace(/^Host: */i, '')))) || (hasIngress && OF_NODES.test(text));
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
