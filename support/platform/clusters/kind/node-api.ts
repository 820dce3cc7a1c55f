import { lastLine } from '../../../system/command/command-record';
import { docker } from '../../docker/docker-cli';

/** A row of the API server's answer about the cluster's nodes or system pods. */
export interface ApiRow {
  name: string;
  ready: boolean;
  /** The node itself, or the node of the pod. */
  node: string;
  /** For a node, its last heartbeat; for a pod, the start of its youngest container. */
  since: Date;
}

/** The answer of the API server, or why there is none. */
export type ApiAnswer = { rows: ApiRow[]; failure?: undefined } | { rows?: undefined; failure: string };

const NODES = '{range .items[*]}{.metadata.name} {.status.conditions[?(@.type=="Ready")].status} {.metadata.name} {.status.conditions[?(@.type=="Ready")].lastHeartbeatTime}{"\\n"}{end}';
const PODS = '{range .items[*]}{.metadata.name} {.status.conditions[?(@.type=="Ready")].status} {.spec.nodeName} {.status.containerStatuses[*].state.running.startedAt}{"\\n"}{end}';

/** The nodes, through the kubectl in every kind node: half the time of loading an API client. */
export function apiNodes(controlPlane: string): Promise<ApiAnswer> {
  return ask(controlPlane, ['get', 'nodes', '-o', `jsonpath=${NODES}`]);
}

/** The pods of kube-system: network, DNS, proxy, control plane. */
export function apiSystemPods(controlPlane: string): Promise<ApiAnswer> {
  return ask(controlPlane, ['get', 'pods', '--namespace', 'kube-system', '-o', `jsonpath=${PODS}`]);
}

const SECONDS = 4;
/** A machine that does other work at the same time lets an API server that is well miss the first deadline. */
const SECONDS_OF_BUSY_MACHINE = 15;

async function ask(controlPlane: string, args: string[]): Promise<ApiAnswer> {
  const answer = await askWithin(SECONDS, controlPlane, args);
  return ranOutOfTime(answer) ? askWithin(SECONDS_OF_BUSY_MACHINE, controlPlane, args) : answer;
}

async function askWithin(seconds: number, controlPlane: string, args: string[]): Promise<ApiAnswer> {
  const kubectl = ['kubectl', '--kubeconfig', '/etc/kubernetes/admin.conf', '--request-timeout', `${seconds}s`, ...args];
  const record = await docker(['exec', controlPlane, ...kubectl], { within: seconds + 6 });
  return record.exitCode === 0 ? { rows: rowsOf(record.stdout) } : { failure: lastLine(record.stderr) || lastLine(record.stdout) };
}

/** Whether an API server may only be slow: one that does not run refuses the connection. */
export function ranOutOfTime({ failure = '' }: ApiAnswer): boolean {
  return /deadline exceeded|Client\.Timeout exceeded|i\/o timeout|TLS handshake timeout/i.test(failure);
}

/** Parses lines of `name ready node time...`; the latest of several times counts, and a missing time is the distant past. */
export function rowsOf(text: string): ApiRow[] {
  return text.split('\n').filter(Boolean).map((line) => {
    const [name = '', ready, node = '', ...times] = line.split(' ');
    const moments = times.map((time) => Date.parse(time)).filter((time) => !Number.isNaN(time));
    return { name, ready: ready === 'True', node, since: new Date(Math.max(0, ...moments)) };
  });
}
