import { basename } from 'node:path';
import type { Word } from '../../../vocabulary/shell/parse-lines';

const SETS_UP = 'it is done on a machine of a cluster, and labspec brings the cluster';
const OF_CLUSTER = 'labspec sees to the cluster';
const BROWSERS = new Set(['open', 'xdg-open', 'sensible-browser', 'firefox', 'google-chrome', 'chromium', 'k9s']);
const NETWORKS = new Set(['ip', 'ifconfig', 'route', 'brctl', 'tc', 'nmcli', 'resolvectl']);
const SERVICES = new Set(['systemctl', 'journalctl', 'swapoff', 'modprobe', 'sysctl', 'iptables', 'iptables-save', 'iptables-restore', 'ip6tables', 'ebtables', 'arptables', 'nft', 'ipset', 'ipvsadm', 'conntrack', 'kubeadm', 'usermod', 'groupadd', 'newgrp', 'ufw', 'firewall-cmd', 'hostnamectl', 'timedatectl', 'lsmod', 'wsl', 'wsl.exe', 'dism.exe', 'multipass', 'vagrant']);
const SYSTEM = /^\/(?:etc|usr|lib|var\/lib|opt\/cni|boot|proc|sys)\//;
/** Lines of git that look at a repository; `git bash` is a terminal. */
const OF_WORK = /^(?:status|log|diff|show|branch|remote|blame|--version|version|bash|gui)$/;
/** What makes and ends clusters in a cloud, by the first words behind the program; a cloud's other lines may be the lab's. */
const CLOUDS: Record<string, RegExp> = {
  az: /^(?:aks|group|login|logout|account|provider|feature|extension|network|vm|ad|role|identity|deployment|configure|version|upgrade|cli|acr (?!build\b))/,
  gcloud: /^(?:container (?:clusters|node-pools|get-server-config)|config|auth|projects|services|components|compute|init|version|info)\b/,
  aws: /^(?:eks|configure|sts|iam|ec2|cloudformation|--version)\b/,
  doctl: /^(?:kubernetes|k8s|auth|account|version)\b/,
  ibmcloud: /^(?:login|ks|cs|plugin|target|resource|account|version)\b/,
  bx: /^(?:login|cs|plugin|target)\b/,
};
const MAKES_CLUSTERS = new Set(['eksctl', 'kops', 'terraform', 'ansible', 'ansible-playbook', 'colima', 'rdctl', 'microk8s']);

/** Why a line is about the machines, the cluster or the accounts that its reader has, and not about the lab; undefined if it may be the lab's. */
export function besideLab(words: readonly Word[]): string | undefined {
  const [program = '', verb, second] = withoutSudo(words);
  const isRoot = words[0] === 'sudo';
  if (program === 'scp' || program === 'ssh-copy-id') return 'it copies files between machines, and labspec brings the cluster';
  if (SERVICES.has(program) || (isRoot && NETWORKS.has(program)) || (isRoot && words.some((word) => SYSTEM.test(word ?? '')))) return SETS_UP;
  if ((program === 'su' && isRoot) || (isRoot && words.length === 2 && /^-(?:i|s)$/.test(words[1] ?? ''))) return 'it opens a shell of another user';
  if (ownsKubeconfig(program, words, isRoot)) return 'the run has a kubeconfig of its own';
  if ((program === 'minikube' && verb === 'dashboard') || BROWSERS.has(program)) return 'it opens a page for the reader';
  if (program === 'git' && OF_WORK.test(verb ?? '')) return 'it is about the reader’s own repository or terminal';
  if (program === 'docker' && (verb === 'login' || verb === 'logout')) return 'it is about the reader’s own account at a registry';
  return isOfCluster([program, verb, second, ...words.slice(words.indexOf(program) + 3)]) ? OF_CLUSTER : undefined;
}

/** `sudo chown $(id -u):$(id -g) $HOME/.kube/config`, of which the shell computes each word. */
function ownsKubeconfig(program: string, words: readonly Word[], isRoot: boolean): boolean {
  if (!['cp', 'chown', 'chmod', 'mv'].includes(program)) return false;
  return words.some((word) => /(?:^|\/)\.kube\/|^\/etc\/kubernetes\//.test(word ?? '')) || (isRoot && program === 'chown' && words.slice(2).every((word) => word === undefined || word.startsWith('-')));
}

/** Lines that make, start and end clusters. */
function isOfCluster([program = '', verb, second, ...rest]: readonly Word[]): boolean {
  if (program === 'minikube') return ['start', 'stop', 'delete', 'status', 'version', 'update-check', 'pause', 'unpause', 'config', 'profile', 'image', 'docker-env', 'help', '--help', '-h', 'logs', 'node', undefined].includes(verb) || (verb === 'addons' && second === 'list') || (verb === 'service' && (second === 'list' || second === undefined)) || rest.includes('--help');
  if (program === 'kind') return ['create', 'delete', 'version', 'get', undefined].includes(verb);
  if (program === 'k3d') return verb === 'version' || (verb === 'cluster' && ['create', 'start', 'stop', 'delete', 'list'].includes(second ?? ''));
  return MAKES_CLUSTERS.has(basename(program)) || (CLOUDS[program]?.test([verb, second, ...rest].filter(Boolean).join(' ')) ?? false);
}

function withoutSudo(words: readonly Word[]): readonly Word[] {
  if (words[0] !== 'sudo') return words;
  const at = words.findIndex((word, index) => index > 0 && !(word ?? '').startsWith('-'));
  return at < 0 ? words : words.slice(at);
}
