import { manifestsIn } from '../manifests/read-manifests';
import type { Manifest } from '../objects/object-claims';
import type { State } from '../state';
import { kindOfWord, WORKLOADS } from './kinds';
import type { KubectlLine } from './kubectl-line';
import { ownNamespace, remembered, type Resolved, variable } from './remembered';

const REQUEST = /\b(?:curl|wget|http|nc|telnet)\b/;
/** `<host>:<port>`, `<EXTERNAL-IP>:8080`, `NODE_IP:NODE_PORT`: a host that is nothing but the cluster's; `192.168.99.100:32123`, `node01:30080`: one of its nodes, where only services have such ports. */
const HOST = /(?<![\w.-])(?:<(?:(?:your|the|my|a|any|host|server|(?:node|worker)\d*|minikube|external|public|load|balancer|loadbalancer|lb|machine|vm|ip|address|addr)[\s_-]*)+>|(?:(?:NODE|EXTERNAL|HOST|PUBLIC|WORKER|MINIKUBE)[_-])(?:IP|ADDRESS)|(?:(?:kube-?)?(?:master|worker|node|minion|control-?plane)-?\d*|localhost|\d{1,3}(?:\.\d{1,3}){3})(?=:3[0-2]\d{3}(?!\d)))(?::(?<port><[^<>\n]*port[^<>\n]*>|(?:(?:NODE|SERVICE)_?)?PORT|[nN]odePort|\d+))?(?![\w.-])/gi;
const SERVICE = /<(?:the |your |my )?(?:service|svc)(?:[-_ ]?name)?>/gi;
const NAMESPACE = /(?<=[a-z0-9>]\.)<(?:the |your |my )?(?:namespace|ns)(?:[-_ ]?name)?>/gi;
/** `-f <file>`, `-f [file.yml]`, `-f <filename>.yaml`, `-f replace_with_pod_file` */
const FILE = /(?<=\bkubectl [^|;&\n]*(?:-f|--filename)(?: +|=))(?:\.[\\/])?(?:(?:\[[\w-]*file(?:[-_ ]?name)?(?:\.(?:ya?ml|json))?\]|<[\w-]*file(?:[-_ ]?name)?(?:\.(?:ya?ml|json))?>)(?:\.(?:ya?ml|json))?|(?:replace|insert|enter)[-_]with[\w-]*file\w*)(?=\s|$)/gi;
/** `kubectl rollout undo <deployment>`: a kind and a name. */
const ROLLED_OUT = /(?<=\bkubectl rollout (?:status|history|undo|restart|pause|resume) )<(?:the |your |my )?deploy(?:ment)?(?:[-_ ]?name)?>/gi;
const REVISION = /(?<=--(?:to-)?revision[= ])(?:[A-Za-z]|x+|X+|n+)(?=\s|$)/;

/** A line with what the text itself gives away in place of placeholders: only where nothing else could be meant. @param output that the text shows of it */
export function withGivenAway(text: string, output: string | undefined, state: State, resolved: Resolved): string {
  if (text.includes('<<')) return text;
  const revision = /\brevision #(\d+)/.exec(output ?? '')?.[1];
  const line = text.replace(REVISION, (letter) => revision ?? letter).replaceAll(FILE, (word) => fileMeant(word, state) ?? word).replaceAll(ROLLED_OUT, (word) => onlyDeployment(state) ?? word);
  return REQUEST.test(line) ? asked(line, state, resolved) : line;
}

function asked(line: string, state: State, resolved: Resolved): string {
  const [service, ...others] = servicesIn(state);
  const named = line.replaceAll(SERVICE, (word) => (others.length === 0 ? (service?.metadata?.name ?? word) : word)).replaceAll(NAMESPACE, () => ownNamespace(state, resolved));
  return named.replaceAll(HOST, (whole, ...parts: unknown[]) => throughNode((parts.at(-1) as { port?: string }).port, line, state, resolved) ?? whole);
}

function onlyDeployment({ objects }: State): string | undefined {
  const [only, ...others] = [...objects.values()].filter(({ kind }) => kind === 'Deployment');
  return only && others.length === 0 ? `deployment/${only.metadata?.name ?? ''}` : undefined;
}

function servicesIn({ objects }: State): Manifest[] {
  return [...objects.values()].filter(({ kind }) => kind === 'Service');
}

/** The only service that answers on the nodes, on the address of a node; not where an Ingress, or a certificate, has a host of its own. */
function throughNode(port: string | undefined, line: string, state: State, resolved: Resolved): string | undefined {
  const isOfIngress = line.includes('https://') || [...state.objects.values()].some(({ kind }) => kind === 'Ingress');
  const open = servicesIn(state).filter(({ spec }) => ['NodePort', 'LoadBalancer'].includes(String(spec?.['type'])));
  const fitting = fittingOf(open, port, state);
  const [service, ...others] = fitting;
  const name = service?.metadata?.name ?? '';
  if (isOfIngress || name === '' || others.length > 0) return undefined;
  for (const verb of ['get', 'list']) state.rights.add(`${verb} nodes`);
  resolved.uses.push(`Service/${name}`);
  const node = remembered('nodeAddress', "kubectl get nodes -o jsonpath='{.items[0].status.addresses[0].address}'", '^\\d', state, resolved);
  return `${node}:${remembered(variable(name).replace(/Pod$/, 'NodePort'), `kubectl get service ${name} -o jsonpath='{.spec.ports[0].nodePort}'`, '^\\d', state, resolved)}`;
}

/** The services that a port may be of. The cluster has chosen those that no manifest names: a table of the text may show of which service it was. */
function fittingOf(open: readonly Manifest[], port: string | undefined, { shownAddresses }: State): readonly Manifest[] {
  if (port === undefined || !/^\d+$/.test(port)) return open;
  const shown = shownAddresses.get(`:${port}`);
  if (shown) return open.filter(({ metadata }) => metadata?.name === shown.name);
  const fitting = open.filter((service) => portsOf(service).some((one) => [one.port, one.nodePort].includes(Number(port))));
  const isChosen = /^3[0-2]\d{3}$/.test(port) && fitting.length === 0;
  return isChosen ? open.filter((service) => portsOf(service).every(({ nodePort }) => nodePort === undefined)) : fitting;
}

function portsOf({ spec }: Manifest): { port?: number; nodePort?: number }[] {
  return Array.isArray(spec?.['ports']) ? (spec['ports'] as { port?: number; nodePort?: number }[]) : [];
}

/** The file that stands right above the line, or the only one; of a kind that the placeholder says, the latest one. */
export function fileMeant(word: string, { files, fileAbove }: Pick<State, 'files' | 'fileAbove'>): string | undefined {
  const all = [...files].filter(([name]) => /\.(?:ya?ml|json)$/.test(name));
  const kinds = word.split(/[^A-Za-z]+/).flatMap((part) => kindOfWord(part.toLowerCase())?.kind ?? []);
  const ofKind = all.filter(([, text]) => manifestsIn(text).some(({ kind }) => kinds.includes(kind)));
  const [only, ...others] = (ofKind.length > 0 ? ofKind : all).map(([name]) => name);
  if (fileAbove !== undefined && [only, ...others].includes(fileAbove)) return fileAbove;
  return ofKind.length > 0 ? (others.at(-1) ?? only) : others.length === 0 ? only : undefined;
}

/** Notes workloads that lines name: the reader has them before. */
export function noteNamed({ targets }: Pick<KubectlLine, 'targets'>, { named, objects }: State): void {
  for (const { kind, name } of targets) if (WORKLOADS.has(kind) && /^[a-z0-9-]+$/.test(name) && !objects.has(`${kind}/${name}`)) named.set(`${kind}/${name}`, { kind, metadata: { name }, spec: {} });
}

/** The only workload that lines name and that nothing in the text makes. */
export function onlyNamed({ named }: State): Manifest | undefined {
  return named.size === 1 ? [...named.values()][0] : undefined;
}
