import type { State } from '../state';
import { kindOfWord } from './kinds';
import { optionOf, type KubectlLine } from './kubectl-line';

/** What `kubectl get all` lists. */
const OF_ALL = ['pods', 'services', 'deployments', 'replicasets', 'statefulsets', 'daemonsets', 'jobs', 'cronjobs', 'replicationcontrollers', 'horizontalpodautoscalers'];

/** What runs in every cluster. */
const OF_SYSTEM = /^(?:(?:k8s-app|component|tier)=)?(?:coredns|kube-dns|kube-proxy|etcd|kube-apiserver|kube-scheduler|kube-controller-manager|control-plane)$/;

/** Whether a line reads what programs of the cluster itself have printed, or how far they are, by names that every cluster has. */
export function readsSystem({ verb, second, targets, options }: KubectlLine): boolean {
  const names = [...targets.map(({ name }) => name), ...(options.get('selector') ?? [])];
  return (verb === 'logs' || (verb === 'rollout' && second === 'status')) && options.get('namespace')?.[0] === 'kube-system' && names.length > 0 && targets.every(({ kind }) => kind !== 'Pod') && names.every((name) => OF_SYSTEM.test(name));
}

/** Looks at what is not in the run's own namespace need a right. */
export function noteRights(line: KubectlLine, state: State): void {
  if (line.verb === 'top' && line.second.startsWith('node')) for (const verb of ['get', 'list']) state.rights.add(`${verb} nodes metrics.k8s.io`);
  // It names the services of the cluster.
  if (line.verb === 'cluster-info') state.rights.add('list services');
  if (readsSystem(line)) for (const right of ['get pods', 'list pods', 'get pods/log', ...['deployments', 'daemonsets'].flatMap((kind) => ['get', 'list', 'watch'].map((verb) => `${verb} ${kind} apps`))]) state.rights.add(right);
  if (line.verb !== 'get' && line.verb !== 'describe') return;
  // It shows their quotas and limits.
  if (line.verb === 'describe' && [...line.kinds, ...line.targets.map(({ kind }) => kind)].includes('Namespace')) for (const kind of ['resourcequotas', 'limitranges']) state.rights.add(`list ${kind}`);
  const isEverywhere = line.options.has('all-namespaces') || !['', 'default'].includes(optionOf(line, 'namespace') ?? '');
  const words = [...line.kinds, ...line.targets.map(({ kind }) => kind)].flatMap((word) => (word === 'all' ? OF_ALL : [word]));
  for (const word of words) {
    const kind = kindOfWord(word);
    if (kind && (isEverywhere || !kind.isNamespaced)) for (const verb of ['get', 'list']) state.rights.add(`${verb} ${kind.plural} ${kind.group}`.trim());
  }
}
