import { basename } from 'node:path';
import type { Word } from '../../vocabulary/shell/parse-lines';
import { kindOfWord } from './kinds';
import { kubectlLine, optionOf } from './kubectl-line';

const OF_MACHINE = new Set('minikube kind k3d k3s kubeadm gcloud az aws eksctl ibmcloud bx doctl ssh scp apt apt-get yum dnf brew apk pip pip3 systemctl service sudo su terraform ansible ansible-playbook open xdg-open git gh code k9s kubectx kubens ctr nerdctl podman buildah istioctl linkerd argocd argo flux cilium velero tkn skaffold tilt vault consul nomad stern kubeval helmfile etcdctl calicoctl mount umount crictl npm npx yarn go mvn gradle nsenter iptables hey ab siege reboot make tcpdump stress gsutil oc'.split(' '));
/** They say nothing to a run of lines. */
const EMPTY = new Set(['exit', 'clear', 'history', 'alias', 'logout', 'man', 'unalias', 'reset']);
const CHANGES_NODES = new Set(['taint', 'drain', 'cordon', 'uncordon', 'certificate']);

/** Why a person must decide about a line; undefined if it can be drafted. */
export function whyNotDrafted(commands: readonly Word[][], namespace: string | undefined): string | undefined {
  for (const words of commands) {
    const program = basename(words[0] ?? '');
    if (OF_MACHINE.has(program)) return `${program} changes or asks the machine, and not the run’s own namespace`;
    const why = ofKubectl(words, namespace) ?? ofDocker(program, words) ?? ofAddress(program, words);
    if (why !== undefined) return why;
  }
  return undefined;
}

/** Whether there is nothing to draft. */
export function isEmpty(commands: readonly Word[][], namespace: string | undefined): string | undefined {
  const whys = commands.map((words) => {
    if (EMPTY.has(words[0] ?? '')) return 'it does nothing for the lab';
    if (words.includes('labspec')) return 'it is labspec’s own';
    if (isOfCluster(words)) return 'labspec sees to the cluster';
    const line = kubectlLine(words);
    if (line?.verb === 'config' && ['set-context', 'use-context'].includes(line.second)) return 'the run has a namespace of its own';
    const isNamespace = line?.targets.length === 1 && line.targets[0]?.kind === 'Namespace' && line.targets[0].name === namespace;
    return isNamespace && ['create', 'delete', 'get', 'describe'].includes(line.verb) ? 'the run has a namespace of its own' : undefined;
  });
  return whys.length > 0 && whys.every((why) => why !== undefined) ? whys[0] : undefined;
}

/** Lines that make, start and end clusters. */
function isOfCluster([program, verb, second]: readonly Word[]): boolean {
  if (program === 'minikube') return ['start', 'stop', 'delete', 'status', 'version', 'update-check', 'pause', 'unpause', 'config'].includes(verb ?? '');
  return (program === 'kind' && ['create', 'delete', 'version'].includes(verb ?? '')) || (program === 'k3d' && (verb === 'version' || (verb === 'cluster' && ['create', 'start', 'stop', 'delete', 'list'].includes(second ?? ''))));
}

function ofKubectl(words: readonly Word[], namespace: string | undefined): string | undefined {
  const line = kubectlLine(words);
  if (!line) return undefined;
  const acts = !['get', 'describe', 'logs', 'top', 'explain', 'api-resources', 'api-versions', 'version', 'cluster-info', 'auth', 'config', 'wait', 'diff', 'events', 'rollout', 'completion', 'port-forward', 'proxy'].includes(line.verb);
  if (CHANGES_NODES.has(line.verb)) return `kubectl ${line.verb} changes a node, which all runs share`;
  const wide = acts ? [...line.targets.map(({ kind }) => kind), ...line.kinds].find((kind) => kindOfWord(kind)?.isNamespaced === false) : undefined;
  if (wide !== undefined) return `a ${wide} belongs to the whole cluster: give the lab the right in lab.yaml, or leave it out`;
  const other = optionOf(line, 'namespace');
  if (other !== undefined && other !== namespace && other !== 'default' && (acts || !other.startsWith('kube-'))) return other === '' ? 'it works in a namespace that the shell computes, and a run has only its own' : `it works in the namespace ${other}, and a run has only its own`;
  if (line.verb === 'top') return 'kubectl top needs the metrics server, which a cluster of labspec does not have';
  const address = line.files.find((file) => /^https?:/.test(file)) ?? line.options.get('kustomize')?.find((file) => /^https?:|github\.com/.test(file));
  if (address !== undefined) return `its file is behind an address; --fetch takes it into the fixtures: ${address}`;
  if (line.verb === 'config' && !['view', 'get-contexts', 'current-context'].includes(line.second)) return 'it changes the kubeconfig, which is the run’s own';
  if (['attach', 'debug', 'certificate', 'plugin', 'krew'].includes(line.verb)) return `kubectl ${line.verb} needs a person at a terminal`;
  return undefined;
}

function ofDocker(program: string, words: readonly Word[]): string | undefined {
  if (program !== 'docker') return undefined;
  const [, verb] = words;
  if (['login', 'logout', 'push', 'swarm', 'stack', 'node', 'service', 'compose', 'scout', 'context', 'buildx', 'plugin'].includes(verb ?? '')) return `docker ${verb ?? ''} needs more than this machine’s engine`;
  return undefined;
}

function ofAddress(program: string, words: readonly Word[]): string | undefined {
  if (program !== 'curl' && program !== 'wget') return undefined;
  const address = words.find((word) => /^https?:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:[/:]|$)/.test(word ?? '') && !/svc|cluster\.local|localhost/.test(word ?? ''));
  return address === undefined ? undefined : `it asks an address outside of the cluster; --fetch takes a file into the fixtures: ${address}`;
}
