import { basename, resolve } from 'node:path';
import type { Word } from '../../../vocabulary/shell/parse-lines';
import { WIDE_KINDS } from '../../../vocabulary/cluster-wide/may-make';
import { besideLab } from './beside-lab';
import { isOfOperator, madeKind } from './custom-kinds';
import { kindOfWord } from './kinds';
import { isOfIngress } from './ingress-hosts';
import { kubectlLine, optionOf, type KubectlLine } from './kubectl-line';
import { ofHelm } from './helm';
import { removedFrom } from './removed';
import { readsSystem } from './rights-of-looks';
import { whyOfPlugin, whyUnknownOption } from './unknown-options';
import type { State } from '../state';
import { isOfCluster } from '../namespaces/made-namespaces';
import { ofWholeCluster } from '../namespaces/whole-cluster';

const OF_MACHINE = new Set('minikube microk8s microk8s.enable microk8s.status kind k3d k3s kubeadm gcloud az aws eksctl ibmcloud bx doctl ssh scp apt apt-get yum dnf brew apk pip pip3 systemctl service sudo su terraform ansible ansible-playbook open xdg-open git gh code k9s kubectx kubens ctr nerdctl podman buildah cmctl istioctl linkerd argocd argo flux cilium velero tkn skaffold tilt vault consul nomad stern kubeval helmfile etcdctl calicoctl mount umount crictl npx yarn go mvn gradle nsenter iptables hey ab siege reboot make tcpdump stress gsutil oc jid fx dive ctop lazydocker wrk k6 vegeta locust fortio jmeter'.split(' '));
/** Kubernetes' own, too, which drafts know nothing more of. */
const OTHER_KINDS = /^(?:all|api-?services?|leases?|runtimeclass(?:es)?|certificatesigningrequests?|csr|volumeattachments?|csi\w+|(?:mutating|validating)\w+|flowschemas?|prioritylevel\w+|podtemplates?|bindings?|customresourcedefinitions?|token|volumesnapshot\w*|resourceslices?|resourceclaim\w*|deviceclass\w*|servicecidrs?|ipaddress\w*|generic|pod)$/i;
/** What stands for a kind: `kubectl get TYPE`. */
const STANDS_FOR_KIND = /^[A-Z_]+$/;
/** They say nothing to a run of lines. */
const EMPTY = new Set(['exit', 'clear', 'history', 'alias', 'logout', 'man', 'unalias', 'reset', 'tree']);
/** They look at the run's kubeconfig, or add to it what nothing uses unless a line asks for it. */
const READS_CONFIG = new Set(['view', 'get-contexts', 'current-context', 'get-clusters', 'get-users', 'set-credentials']);
/** They need rights where they look, which a run has only in its own namespace. */
const ASKS_OWN = new Set(['logs', 'rollout', 'wait', 'top', 'port-forward']);
const CHANGES_NODES = new Set(['taint', 'drain', 'cordon', 'uncordon']);

/** Why a person must decide about a line; undefined if it can be drafted. @param known what the text has made or added before */
export function whyNotDrafted(commands: readonly Word[][], known: Pick<State, 'charts' | 'objects'> & Partial<Pick<State, 'namespaces'>> = { charts: new Map(), objects: new Map() }): string | undefined {
  if (commands.some(endsAny) && commands.some(listsAll)) return 'it ends or removes what others have on this machine, too: name what the lab has made';
  for (const words of commands) {
    const program = basename(words[0] ?? '');
    if (OF_MACHINE.has(program)) return `${program} changes or asks the machine, and not the run’s own namespace`;
    if (program === 'ssh-keygen' && !(words.includes('-N') && words.includes('-f'))) return 'ssh-keygen asks its reader: name a file and a passphrase, -f and -N';
    const why = ofKubectl(words, known) ?? ofHelm(words, known.charts) ?? ofDocker(program, words) ?? ofAddress(program, words, known);
    if (why !== undefined) return why;
  }
  return undefined;
}

/** Whether there is nothing to draft. @param cloned folders of repositories that lines above have copied, noted by this one */
export function isEmpty(commands: readonly Word[][], { namespaces, cloned, folder = '', madeByLines, usesGit = false }: Pick<State, 'namespaces' | 'cloned'> & Partial<Pick<State, 'folder' | 'madeByLines' | 'usesGit'>>): string | undefined {
  const asked = commands.filter((words) => !(words[1] === 'config' && words[2] === 'current-context'));
  const all = asked.length === 0 ? commands : asked;
  if (installsFromAddress(all) || (all.some(installs) && all.every((words) => installs(words) || BESIDE.has(basename(words[0] ?? ''))))) return INSTALLS;
  // What is written into a file of the machine, or read for its line.
  const machine = all.length > 1 && (all.some(([root, program]) => root === 'sudo' && program === 'tee') || all.every((words) => besideLab(words) !== undefined || installs(words) || BESIDE.has(basename(words[0] ?? '')) || ONLY_READS.has(words[0] ?? ''))) ? all.flatMap((words) => besideLab(words) ?? [])[0] : undefined;
  if (machine !== undefined) return machine;
  if (all.every(([program]) => /^(?:echo|printf|sleep)$/.test(program ?? '')) && all.some(([program, time]) => program === 'sleep' && Number.parseInt(time ?? '', 10) >= 300)) return 'a container runs it, and nobody types it';
  const [[program, place] = []] = all;
  // A folder of the author's machine, with files that the lab brings.
  if (all.length === 1 && program === 'cd' && /^(?:~\/.|\/(?:usr|tmp|srv|mnt|media|data|home)(?:\/|$))/.test(place ?? '') && madeByLines !== undefined && ![...madeByLines].some((made) => made.startsWith(place ?? ''))) return 'the lab brings its own files';
  const whys = all.map((words) => ofRepository(words, cloned, folder, usesGit) ?? whyEmpty(words, namespaces));
  return whys.length > 0 && whys.every((why) => why !== undefined) ? whys[0] : undefined;
}

function whyEmpty(words: readonly Word[], namespaces: ReadonlySet<string>): string | undefined {
  if (EMPTY.has(words[0] ?? '') || (words.length === 1 && words[0] === 'echo')) return 'it does nothing for the lab';
  if (words.includes('labspec')) return 'it is labspec’s own';
  if (installs(words)) return INSTALLS;
  const beside = besideLab(words);
  if (beside !== undefined) return beside;
  // With what minikube prints, which is empty too.
  if (words[0] === 'eval' && words.length === 2 && words[1] === undefined) return 'it does nothing for the lab';
  if (words[0] === 'kubens' || words[0] === 'kubectx') return OWN_NAMESPACE;
  const line = kubectlLine(words);
  if (line?.verb === 'config' && !line.options.has('kubeconfig') && ['set-context', 'use-context'].includes(line.second)) return OWN_NAMESPACE;
  if (line?.verb === 'config' && !line.options.has('kubeconfig') && /^(?:delete-\w+|set-cluster|rename-context|unset)$/.test(words[2] ?? '')) return 'the run has a kubeconfig of its own';
  if (!line || !['create', 'delete', 'get', 'describe'].includes(line.verb)) return undefined;
  // `demo-$USER`: the shell computes the name of a namespace for each reader.
  if (line.kinds[0] === 'Namespace' && line.isComputed && line.targets.length === 0 && (line.verb === 'create' || line.verb === 'delete')) return OWN_NAMESPACE;
  const isOwn = line.targets.length > 0 && line.targets.every(({ kind, name }) => kind === 'Namespace' && (namespaces.has(name) || line.verb === 'create' || line.verb === 'delete') && !isOfCluster(name));
  const areAll = line.verb === 'delete' && line.kinds[0] === 'Namespace' && line.targets.length === 0 && line.options.has('selector') && namespaces.size > 0;
  return isOwn || areAll ? OWN_NAMESPACE : undefined;
}

const OWN_NAMESPACE = 'the run has a namespace of its own';

const INSTALLS = 'it installs programs on the reader’s machine';
const OF_MACHINES = /^(?:\.\/)?(?:kubectl|kind|minikube|helm|k3d|eksctl|kustomize|get_helm\.sh)$/;
/** They only stand beside what installs something. */
const BESIDE = new Set(['[', 'test', 'uname', 'chmod', 'tar', 'unzip', 'rm', 'cd', 'mkdir', 'echo', 'export', 'grep', 'cut', 'sed', 'curl', 'wget', 'bash', 'sh', 'sudo', 'mv', 'install', 'dpkg', 'tee', 'gpg']);
/** They only give the line what it is about. */
const ONLY_READS = new Set(['cat', 'id', 'whoami', 'lsb_release', 'date', 'sleep', 'source', '.']);
const TEXT = /\.(?:ya?ml|json|txt|conf|properties|env|html?|sql|csv|xml|md|cfg|ini|toml)$/i;

/** `curl -LO https://.../kubectl`, `curl https://.../get | bash`: it takes a program from an address of the internet. */
function installsFromAddress(commands: readonly Word[][]): boolean {
  if (!commands.every(([program]) => BESIDE.has(basename(program ?? '')))) return false;
  const isPiped = commands.some((words) => ['bash', 'sh'].includes(basename(words.filter((word) => word !== '-').at(-1) ?? '')) || words.join(' ').includes('bash -s'));
  return commands.some(([program, ...words]) => {
    if (program !== 'curl' && program !== 'wget') return false;
    const address = words.find((word) => word === undefined || /^https?:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}\/./.test(word));
    const isWritten = !(commands.length === 1 && onlyPrints(words)) && (program === 'wget' || words.some((word) => /^-(?:[a-zA-Z]*[oO]|-output|-remote-name)/.test(word ?? '')));
    const isOfInternet = words.some((word) => /^https:\/\//.test(word ?? '')) || (address === undefined && words.includes(undefined) && isWritten);
    return isOfInternet && (isPiped || (isWritten && !TEXT.test(address ?? '')));
  });
}

/** `wget -qO- ...`, `curl -o /dev/null ...`: nothing is kept. */
function onlyPrints(words: readonly Word[]): boolean {
  return words.some((word, index) => /^-(?:[a-zA-Z]*O-|-spider|-output-document=-)$/.test(word ?? '') || (/^-(?:[a-zA-Z]*[oO]|-output(?:-document)?)$/.test(word ?? '') && ['-', '/dev/null', '/dev/stdout'].includes(words[index + 1] ?? '')));
}

/** `git clone`: the files that lines name come with the lab. */
function ofRepository([program, verb, ...rest]: readonly Word[], cloned: Set<string>, beside: string, usesGit: boolean): string | undefined {
  const why = 'the lab brings its own files';
  if (program === 'cd' && cloned.has((verb ?? '').replace(/\/+$/, ''))) return why;
  if (program === 'git' && ['checkout', 'switch', 'pull', 'fetch'].includes(verb ?? '')) return why;
  if (program === 'git' && ['add', 'commit', 'push', 'init', 'config', 'stash', 'tag', 'mv'].includes(verb ?? '') && !usesGit) return 'it keeps the reader’s work, and nothing in the lab reads it from there';
  // The files beside the text are in the reader's folder.
  if (program === 'cd' && rest.length === 0 && /^(?:\.\/|[\w-]+\/)*[\w.-]*\w\/?$/.test(verb ?? '') && resolve(beside).endsWith(`/${(verb ?? '').replace(/^\.\/|\/+$/g, '')}`)) return why;
  if (program !== 'git' || verb !== 'clone') return undefined;
  const [address = '', folder = basename(address, '.git')] = rest.filter((word) => word !== undefined && !word.startsWith('-'));
  cloned.add(folder);
  return why;
}

function installs([program = '', ...rest]: readonly Word[]): boolean {
  const words = program === 'sudo' ? rest : [program, ...rest];
  const [manager = '', ...more] = words;
  if (manager === 'chmod' && more[0] === '+x' && more.length === 2 && OF_MACHINES.test(more[1] ?? '')) return true;
  if (program === 'kubectl' && manager === 'kubectl' && more[0] === 'krew') return ['install', 'uninstall', 'update', 'upgrade', 'search', 'list'].includes(more[1] ?? '');
  // Into a folder of programs, or by a script from an address.
  if (['mv', 'cp', 'install', 'ln', 'mkdir'].includes(manager) && /^(?:(?:\/usr(?:\/local)?)?\/s?bin|~(?:\/\.local)?\/bin)(?:\/|$)/.test(more.at(-1) ?? '')) return true;
  if (['mv', 'cp', 'install'].includes(manager) && more.some((word) => OF_MACHINES.test(word ?? ''))) return true;
  return (['dpkg', 'rpm', 'apt-mark', 'apt-key', 'add-apt-repository'].includes(manager) && more.length > 0) || (manager === 'az' && more[1] === 'install-cli') || (['brew', 'choco', 'winget', 'scoop', 'snap', 'apt', 'apt-get', 'yum', 'dnf', 'apk', 'pip', 'pip3'].includes(manager) && more.some((word) => ['install', 'update', 'upgrade', 'add', 'tap', 'uninstall', 'remove', 'autoremove', 'purge'].includes(word ?? '')));
}

function ofKubectl(words: readonly Word[], known: Pick<State, 'objects'> & Partial<Pick<State, 'namespaces'>>): string | undefined {
  // `watch -n 1 kubectl get pods`
  const line = kubectlLine(words[0] === 'watch' ? words.slice(Math.max(1, words.indexOf('kubectl'))) : words);
  if (!line) return undefined;
  const acts = !['get', 'describe', 'logs', 'top', 'explain', 'api-resources', 'api-versions', 'version', 'cluster-info', 'auth', 'config', 'wait', 'diff', 'events', 'rollout', 'completion', 'port-forward', 'proxy'].includes(line.verb);
  const removed = removedFrom(line) ?? whyOfPlugin(line.verb) ?? whyUnknownOption(words);
  if (removed !== undefined) return removed;
  if (line.verb === 'cluster-info' && words.includes('dump')) return 'kubectl cluster-info dump asks for what is in the whole cluster';
  if (line.verb === 'certificate') return 'kubectl certificate signs for the whole cluster, which all runs share';
  if (CHANGES_NODES.has(line.verb)) return `kubectl ${line.verb} changes a node, which all runs share`;
  const wide = acts ? [...line.targets.map(({ kind }) => kind), ...line.kinds].find((kind) => kindOfWord(kind)?.isNamespaced === false) : undefined;
  // What is made and deleted by its name, labspec does: see whole-cluster.ts.
  const isOwnNamespace = wide === 'Namespace' && line.isComputed && ['label', 'annotate'].includes(line.verb);
  const isLabelOfNode = wide !== undefined && kindOfWord(wide)?.kind === 'Node' && line.verb === 'label' && !line.options.has('all') && !line.options.has('selector');
  if (wide !== undefined && !isOwnNamespace && !isLabelOfNode && !(['create', 'apply', 'delete'].includes(line.verb) && WIDE_KINDS.includes(kindOfWord(wide)?.kind ?? ''))) return line.targets.some(({ name }) => known.namespaces?.has(name)) ? 'the text has several namespaces, and a run has only one: all would have this label' : ofWholeCluster(kindOfWord(wide)?.kind ?? wide);
  const other = optionOf(line, 'namespace');
  if (other !== undefined && other !== 'default' && !looksElsewhere(line) && !asksForAccount(line, words) && (acts || (ASKS_OWN.has(line.verb) && !readsSystem(line)) || !other.startsWith('kube-'))) return other === '' ? 'it works in a namespace that the shell computes, and a run has only its own' : `it works in the namespace ${other}, which nothing in the text makes: it would not be the run’s own`;
  const address = line.options.get('kustomize')?.find((file) => /^https?:|github\.com/.test(file)) ?? line.files.find((file) => /^https?:/.test(file));
  if (address !== undefined) return `its file is behind an address; --fetch takes it into the fixtures: ${address}`;
  const unknown = [...line.kinds, ...line.targets.map(({ kind }) => kind)].filter((kind) => madeKind(kind, known) === undefined).find((kind) => isOfOperator(kind) || (/^[a-z]{3,}(?:\.[a-z0-9.-]+)?$/i.test(kind) && kindOfWord(kind) === undefined && !OTHER_KINDS.test(kind) && !STANDS_FOR_KIND.test(kind)));
  if (unknown !== undefined && ['get', 'describe', 'edit', 'delete', 'wait', 'rollout'].includes(line.verb)) return `a ${unknown} is not of Kubernetes’ own kinds: the cluster must have what it belongs to`;
  if (line.verb === 'config' && !line.options.has('kubeconfig') && !READS_CONFIG.has(line.second) && !READS_CONFIG.has(line.rest[0] ?? '')) return 'it changes the kubeconfig, which is the run’s own';
  if (line.verb === 'get' && /^\/apis?\/(?:v1|[\w.-]+\/v\w+)\/\w/.test(optionOf(line, 'raw') ?? '')) return 'kubectl get --raw asks for what is in the whole cluster';
  if (acts && line.options.has('raw')) return `kubectl ${line.verb} --raw reaches past the run’s own namespace`;
  if (optionOf(line, 'token')?.startsWith('eyJ') === true) return 'its token is one of the author’s cluster, which no other knows';
  const actor = optionOf(line, 'as');
  if (actor !== undefined && !actor.startsWith('system:serviceaccount:')) return `it acts as ${actor || 'somebody'}, and a run has only its own rights`;
  if (['attach', 'debug', 'plugin', 'krew'].includes(line.verb)) return `kubectl ${line.verb} needs a person at a terminal`;
  return undefined;
}

/** Whether a line only asks what a service account may in another namespace: none that this one has not is asked to be there. */
function asksForAccount({ verb }: KubectlLine, words: readonly Word[]): boolean {
  return verb === 'auth' && words.some((word) => word === undefined);
}

/** Whether a line only looks at kinds that a right can name, in a namespace of something that the cluster must have. */
export function looksElsewhere(line: KubectlLine): boolean {
  const kinds = [...line.kinds, ...line.targets.map(({ kind }) => kind)];
  return (line.verb === 'get' || line.verb === 'describe') && optionOf(line, 'namespace') !== '' && kinds.length > 0 && kinds.every((kind) => kindOfWord(kind) !== undefined);
}

/** Why a line that ends all containers of a machine does nothing for a run: no line before has run one. */
export function endsNothing(commands: readonly Word[][], { containers, objects }: Pick<State, 'containers' | 'objects'>): string | undefined {
  const listing = commands.find(listsAll);
  const isOfContainers = listing?.[1] === 'ps' || listing?.[1] === 'container';
  const isAlone = commands.every(([program]) => program === 'docker' || program === 'xargs');
  return containers.length + objects.size === 0 && isOfContainers && isAlone && commands.some(endsAny) ? 'no line before has run a container' : undefined;
}

/** `docker stop $(...)`, `... | xargs docker rm`. */
function endsAny(words: readonly Word[]): boolean {
  const own = words.slice(Math.max(words.indexOf('docker'), 0)).filter((word) => !['container', 'image', 'volume', 'network'].includes(word ?? ''));
  return own[0] === 'docker' && ['stop', 'kill', 'rm', 'rmi', 'restart', 'pause'].includes(own[1] ?? '') && (words.includes(undefined) || words[0] === 'xargs');
}

/** `docker ps -aq`, without what would choose some. */
function listsAll([program, ...words]: readonly Word[]): boolean {
  const isList = program === 'docker' && (['ps', 'images'].includes(words[0] ?? '') || ['ls', 'list'].includes(words[1] ?? ''));
  return isList && words.some((word) => /^(?:--quiet|-[a-z]*q[a-z]*)$/.test(word ?? '')) && !words.some((word) => /^(?:-f|--filter.*|-[aq]*l[aq]*|-n|--last.*|--latest)$/.test(word ?? ''));
}

function ofDocker(program: string, words: readonly Word[]): string | undefined {
  if (program === 'docker-compose') return 'docker-compose needs more than this machine’s engine';
  if (program !== 'docker') return undefined;
  const [, verb, second] = words;
  if (verb === 'prune' || second === 'prune') return 'docker prune removes what others have made on this machine, too';
  // To a registry that the text runs itself.
  if ((verb === 'push' || (verb === 'image' && second === 'push')) && words.some((word) => /^(?:localhost|127\.0\.0\.1):\d+\//.test(word ?? ''))) return undefined;
  if (verb === 'image' && second === 'push') return 'docker push needs more than this machine’s engine';
  if (['login', 'logout', 'push', 'swarm', 'stack', 'node', 'service', 'compose', 'scout', 'context', 'buildx', 'plugin'].includes(verb ?? '')) return `docker ${verb ?? ''} needs more than this machine’s engine`;
  return undefined;
}

function ofAddress(program: string, words: readonly Word[], known: Pick<State, 'objects'>): string | undefined {
  if (program !== 'curl' && program !== 'wget') return undefined;
  const address = words.find((word) => /^https?:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:[/:]|$)/.test(word ?? '') && !/svc|cluster\.local|localhost/.test(word ?? ''));
  return address === undefined || isOfIngress(address, known) ? undefined : `it asks an address outside of the cluster; --fetch takes a file into the fixtures: ${address}`;
}
