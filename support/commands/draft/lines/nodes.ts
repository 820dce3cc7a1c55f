import type { State } from '../state';
import type { KubectlLine } from './kubectl-line';
import { remembered, type Resolved } from './remembered';

/** Nodes that manage a cluster, and those that are all of one. */
const MANAGES = /control-?plane|master|server|^(?:minikube|docker-desktop|rancher-desktop)$/;

/** `kubectl describe node worker-1`: only the author's cluster had nodes of these names. */
export function withNodes(text: string, state: State, resolved: Resolved): string {
  const ofSystem = /^kubectl (?:get|describe) /.test(text) && / (?:-n|--namespace)[ =]kube-system(?=\s|$)/.test(text);
  const named = ofSystem ? text.replaceAll(/(?<=[\s/](?:kube-apiserver|kube-controller-manager|kube-scheduler|etcd)-)[a-z0-9][\w.-]*(?=\s|$)/g, () => managingNode(state, resolved)) : text;
  if (/^kubectl label (?:--overwrite )?(?:nodes?|no)[ /]/.test(named)) return withLabelled(named, state, resolved);
  return named.replaceAll(/(?<=\bkubectl (?:get|describe|top) (?:nodes?|no)[ /])[a-z0-9][\w.-]*(?=\s|$)/g, (name) => nodeCalled(name, state, resolved));
}

/** The node of a line that labels it; what the shell would look up is one of those that Pods may run on. */
function withLabelled(text: string, state: State, resolved: Resolved): string {
  const found = text.replace(/(?<=\s)["']?\$\(kubectl get (?:nodes?|no) [^)]*\)["']?/, () => latestNode(state, resolved));
  return found.replace(/(?<=^kubectl label (?:--overwrite )?(?:nodes?|no)[ /](?:[a-z0-9$][\w.-]* )*)[a-z0-9][\w.-]*(?=\s)/g, (name) => nodeCalled(name, state, resolved));
}

/** A line that labels a node whose name is remembered. */
export function withLabelledNode(line: KubectlLine, text: string): KubectlLine {
  const name = /^kubectl label (?:--overwrite )?(?:nodes?|no)[ /](\$\w+)/.exec(text)?.[1];
  return name === undefined || line.targets.length > 0 ? line : { ...line, kinds: [], targets: [{ kind: 'Node', name }] };
}

/** Nodes that the text tells apart by their names are two in the run, too. */
function nodeCalled(name: string, state: State, resolved: Resolved): string {
  if (MANAGES.test(name)) return managingNode(state, resolved);
  if (!state.nodesByName.includes(name)) state.nodesByName.push(name);
  return state.nodesByName.indexOf(name) === 1 ? nodeBy('otherNode', "kubectl get nodes -o jsonpath='{.items[-2:-1].metadata.name}'", state, resolved) : latestNode(state, resolved);
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
