import type { State } from '../state';

const SETS = /^(?:export |set -g?x |\$env:)KUBECONFIG(?:=| |\s*=\s*)["']?([^"'\s;&|]+)["']?$/;
/** Where programs that make clusters write it. */
const OF_CLUSTER = /(?:^|\/)\.kube\/|^\/etc\/(?:kubernetes|rancher)\/|(?:^|[/\\)])(?:[\w-]+\.)?(?:kube-?config|admin\.conf)(?:\.ya?ml)?$/i;

/** Whether a line makes kubectl use the kubeconfig of the reader's cluster; not one that lines of the text have made. */
export function takesKubeconfig(text: string, { madeByLines }: Pick<State, 'madeByLines'>): boolean {
  const place = SETS.exec(text.trim())?.[1];
  return place !== undefined && OF_CLUSTER.test(place) && ![...madeByLines].some((made) => place.endsWith(made));
}
