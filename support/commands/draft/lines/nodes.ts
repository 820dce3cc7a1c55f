import type { State } from '../state';
import { remembered, type Resolved } from './remembered';

/** Nodes that manage a cluster, and those that are all of one. */
const MANAGES = /control-?plane|master|server|^(?:minikube|docker-desktop|rancher-desktop)$/;

/** `kubectl describe node worker-1`: only the author's cluster had nodes of these names. */
export function withNodes(text: string, state: State, resolved: Resolved): string {
  const ofSystem = /^kubectl (?:get|describe) /.test(text) && / (?:-n|--namespace)[ =]kube-system(?=\s|$)/.test(text);
  const named = ofSystem ? text.replaceAll(/(?<=[\s/](?:kube-apiserver|kube-controller-manager|kube-scheduler|etcd)-)[a-z0-9][\w.-]*(?=\s|$)/g, () => managingNode(state, resolved)) : text;
  return named.replaceAll(/(?<=\bkubectl (?:get|describe|top) (?:nodes?|no)[ /])[a-z0-9][\w.-]*(?=\s|$)/g, (name) => (MANAGES.test(name) ? managingNode(state, resolved) : latestNode(state, resolved)));
}

function managingNode(state: State, resolved: Resolved): string {
  return nodeBy('controlPlane', "kubectl get nodes -l node-role.kubernetes.io/control-plane -o jsonpath='{.items[0].metadata.name}'", state, resolved);
}

export function latestNode(state: State, resolved: Resolved): string {
  return nodeBy('node', "kubectl get nodes -o jsonpath='{.items[-1:].metadata.name}'", state, resolved);
}

function nodeBy(name: string, line: string, state: State, resolved: Resolved): string {
  for (const verb of ['get', 'list']) state.rights.add(`${verb} nodes`);
  return remembered(name, line, '.', state, resolved);
}
