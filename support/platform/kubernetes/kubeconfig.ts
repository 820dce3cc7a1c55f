import { parseDocument } from 'yaml';

/** A kubeconfig with a different default namespace: the lab's reader types most commands without one. */
export function inNamespace(kubeconfig: string, namespace: string): string {
  const document = parseDocument(kubeconfig);
  const { contexts = [] } = document.toJS() as { contexts?: unknown[] };
  for (const index of contexts.keys()) document.setIn(['contexts', index, 'context', 'namespace'], namespace);
  return document.toString();
}
