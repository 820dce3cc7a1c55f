import type { Word } from '../../../vocabulary/shell/parse-lines';
import type { LabText } from '../../../text/lab-text';
import { ask } from '../asked';
import type { State } from '../state';

/** Charts, and their repositories, of what all who work in a cluster share: controllers, operators, meshes, networks. Their rights are those of the whole cluster. */
const OF_CLUSTER = /(?:^|[/.-])(?:ingress-nginx|nginx-ingress|ingress-controller|traefik|kong|contour|cert-manager|jetstack|(?:kube-)?prometheus\S*|istio\S*|linkerd\S*|cilium|calico|tigera\S*|flannel|argo\S*|flux\S*|gatekeeper|kyverno|velero|longhorn|rook\S*|metrics-server|kube-state-metrics|external-dns|external-secrets|sealed-secrets|kubeapps|kubernetes-dashboard|keda|keda-?core|falco\S*|metallb|crossplane\S*|vault|consul|loki\S*|fluent\S*|[\w-]*(?:operators?|crds?|csi|autoscaler|provisioner|controller)[\w-]*)(?:$|\/)/i;
const ADDRESS = /^(?:https?|oci):\/\//;
/** `bitnami/nginx`; not `./shop/till`. */
const IN_REPOSITORY = /^([a-z0-9][\w-]*)\/[\w.-]+$/i;
const TAKES_CHART = new Set(['install', 'upgrade', 'template', 'show', 'pull', 'fetch', 'inspect']);

/** Whether a namespace has the name of such a thing: `ingress-nginx`, `metallb-system`. */
export function isNameOfAddon(name: string): boolean {
  return OF_CLUSTER.test(name) || /^(?!kube-).+-system$/.test(name);
}

interface OfHelm {
  verb: string;
  second: string;
  /** The chart, if it is not beside the text: of a repository, or an address. */
  chart: string | undefined;
  namespace: string | undefined;
}

function readHelm([program, verb, ...rest]: readonly Word[]): OfHelm | undefined {
  if (program !== 'helm') return undefined;
  const plain = plainWords(rest);
  const chart = plain.find((word) => ADDRESS.test(word) || (IN_REPOSITORY.test(word) && !/\.(?:ya?ml|tgz)$/.test(word)));
  const at = rest.findIndex((word) => word === '-n' || word === '--namespace');
  return { verb: verb ?? '', second: plain[0] ?? '', chart: TAKES_CHART.has(verb ?? '') || verb === 'repo' ? chart : undefined, namespace: at < 0 ? undefined : rest[at + 1] };
}

/** The words that are neither options nor their values. @param words behind the verb */
export function plainWords(words: readonly Word[]): string[] {
  return words.flatMap((word, index) => (word === undefined || word.startsWith('-') || /^(?:-[fnod]|--(?:values|set|set-\w+|namespace|version|name|timeout|name-template|repo|description|output|destination|history-max|username|password|kube-context))$/.test(words[index - 1] ?? '') ? [] : [word]));
}

/** Why a line of Helm needs a person: a chart that is nowhere, and a namespace that is not the run's. @param charts repositories that the text has added */
export function ofHelm(words: readonly Word[], charts: ReadonlyMap<string, string>): string | undefined {
  const line = readHelm(words);
  if (!line) return undefined;
  const { verb, second, chart, namespace } = line;
  if (verb === 'repo' && second === 'update' && charts.size === 0) return 'it is about charts behind an address';
  const repository = IN_REPOSITORY.exec(chart ?? '')?.[1];
  if ((verb === 'install' || verb === 'upgrade') && repository !== undefined && !charts.has(repository)) return `the chart ${chart ?? ''} is not beside the text`;
  return namespace === undefined ? undefined : `it works in the namespace ${namespace}, which nothing in the text makes: it would not be the run’s own`;
}

/** What a line of Helm puts into the cluster for all who work there, or where it takes that from. */
export function clusterChart(words: readonly Word[], shared: ReadonlySet<string> = new Set()): string | undefined {
  const line = readHelm(words);
  if (!line || !['install', 'upgrade', 'repo'].includes(line.verb)) return undefined;
  const { chart = '' } = line;
  if (chart === '') return undefined;
  const named = ADDRESS.test(chart) ? chart.replace(/\/+$/, '').split('/').slice(-2).join('/') : chart;
  const repository = line.verb === 'repo' ? (words[3] ?? '') : '';
  return OF_CLUSTER.test(named) || shared.has(chart) || shared.has(repository) || OF_CLUSTER.test(repository) ? chart : undefined;
}

/** The charts that a text puts into the cluster for all who work there, by their names or because it makes objects of their kinds, and the repositories of nothing but such charts. */
export function sharedCharts({ blocks }: LabText): Set<string> {
  const lines = blocks.flatMap(({ commands = [] }) => commands.map(({ text }) => text.replaceAll(/\\\n/g, ' ').trim().split(/\s+/)));
  const charts = new Map(lines.flatMap((words) => (['install', 'upgrade'].includes(readHelm(words)?.verb ?? '') ? [[readHelm(words)?.chart ?? '', clusterChart(words) !== undefined] as const] : [])));
  const groups = new Set(blocks.flatMap(({ text }) => [...text.matchAll(/^[ \t]*apiVersion: *["']?([\w-]+(?:\.[\w-]+)+)\//gm)].flatMap(([, group = '']) => (group.endsWith('k8s.io') ? [] : group.split('.')))));
  const shared = [...charts].filter(([chart, isByName]) => isByName || chart.split('/').some((part) => groups.has(part))).map(([chart]) => chart);
  const repositories = shared.flatMap((chart) => IN_REPOSITORY.exec(chart)?.[1] ?? []).filter((name) => [...charts.keys()].every((chart) => !chart.startsWith(`${name}/`) || shared.includes(chart)));
  return new Set([...shared, ...repositories]);
}

/** Notes that a line is Helm’s, and the repositories that it adds. @returns what the line waits for: charts that Helm takes from an address */
export function chartsFor(words: readonly Word[], state: State): string | undefined {
  const line = readHelm(words);
  if (line) state.programs.add('helm');
  if (line?.verb === 'repo' && line.second === 'add' && line.chart !== undefined) state.charts.set(words.filter((word) => !word?.startsWith('-'))[3] ?? '', line.chart);
  const repository = IN_REPOSITORY.exec(line?.chart ?? '')?.[1];
  const address = line?.verb === 'repo' && line.second === 'update' ? [...state.charts.values()][0] : ADDRESS.test(line?.chart ?? '') ? line?.chart : state.charts.get(repository ?? '');
  return address === undefined ? undefined : ask(state, `the charts of ${address}`, 'charts', 'helm takes them from there');
}
