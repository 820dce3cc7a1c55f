import { kindOfWord } from './kinds';
import { optionOf, type KubectlLine } from './kubectl-line';
import { parsedOrNot } from '../manifests/read-manifests';
import type { Manifest } from '../objects/object-claims';
import { roleByFlags } from '../namespaces/whole-cluster';

/** The objects that `kubectl create deployment web --image=nginx`, `run` and `expose` make, as far as their flags say it. */
export function madeByFlags(line: KubectlLine): Manifest[] {
  const [target] = line.targets;
  if (line.options.has('dry-run') && optionOf(line, 'dry-run') !== 'none') return [];
  if (line.verb === 'expose') return exposed(line);
  // A token is printed, and no object.
  if (!target || target.kind === 'token') return [];
  if (line.verb === 'autoscale') return [{ kind: 'HorizontalPodAutoscaler', metadata: { name: optionOf(line, 'name') ?? target.name }, spec: { minReplicas: Number(optionOf(line, 'min') ?? 1), maxReplicas: Number(optionOf(line, 'max')), scaleTargetRef: target, targetCPUUtilizationPercentage: Number(optionOf(line, 'cpu-percent') ?? optionOf(line, 'cpu')?.replace('%', '')) } }];
  if (line.verb === 'run') return ran(line, target.name);
  const { kind, name } = target;
  const metadata = { name };
  if (kind === 'Deployment') return [{ kind, metadata, spec: { replicas: Number(optionOf(line, 'replicas') ?? 1), template: { metadata: { labels: { app: name } }, ...podOf(line) }, selector: { matchLabels: { app: name } } } }];
  if (kind === 'Job') return [{ kind, metadata, spec: optionOf(line, 'from') === undefined ? { template: podOf(line) } : {} }];
  if (kind === 'CronJob') return [{ kind, metadata, spec: { schedule: optionOf(line, 'schedule'), jobTemplate: { spec: { template: podOf(line) } } } }];
  // As in a manifest, all its keys are known, unless the shell computes one.
  const whole = line.isComputed ? {} : { apiVersion: 'v1' };
  if (kind === 'ConfigMap') return [{ kind, metadata, ...whole, ...dataOf(line) }];
  if (kind === 'Secret') return [{ kind, metadata, ...secret(line) }];
  if (/^(?:Cluster)?Role(?:Binding)?$/.test(kind)) return [{ kind, metadata, ...roleByFlags(line, kind) }];
  if (kind === 'ResourceQuota') return [{ kind, metadata, spec: { hard: pairsOf(optionOf(line, 'hard') ?? '') } }];
  if (kind === 'Service') return [{ kind, metadata, spec: { type: TYPES[line.second], ports: (line.options.get('tcp') ?? []).flatMap((pairs) => pairs.split(',')).map((pair) => portOf(pair.split(':'), optionOf(line, 'node-port'))), selector: { app: name } } }];
  return [{ kind, metadata }];
}

const TYPES: Readonly<Record<string, string>> = { clusterip: 'ClusterIP', nodeport: 'NodePort', loadbalancer: 'LoadBalancer', externalname: 'ExternalName' };

function portOf([port, targetPort = port]: readonly string[], nodePort?: string): Record<string, unknown> {
  return { port: Number(port), targetPort: /^\d+$/.test(targetPort ?? '') ? Number(targetPort) : targetPort, ...(nodePort === undefined ? {} : { nodePort: Number(nodePort) }) };
}

function podOf(line: KubectlLine): { spec: unknown } {
  const ports = line.options.get('port') ?? [];
  return { spec: { containers: (line.options.get('image') ?? []).map((image) => ({ name: image.replace(/^.*\/|[:@].*$/g, ''), image, command: line.command.map((word) => word ?? ''), ...(ports.length > 0 && { ports: ports.map((port) => ({ containerPort: Number(port) })) }) })) } };
}

/** Keys with their values, of files without; no data where files may have several keys. */
function dataOf({ options }: KubectlLine): { data?: Record<string, unknown> } {
  const files = (options.get('from-file') ?? []).map((file) => (file.includes('=') ? (file.split('=')[0] ?? '') : file));
  if (options.has('from-env-file') || files.some((file, index) => options.get('from-file')?.[index] === file && !/[^/]\.\w+$/.test(file))) return {};
  const literals = (options.get('from-literal') ?? []).map((pair): [string, string] => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]);
  return { data: Object.fromEntries([...literals, ...files.map((file): [string, undefined] => [file.replace(/^.*\//, ''), undefined])]) };
}

function secret(line: KubectlLine): { type?: string; data?: Record<string, unknown> } {
  if (line.second === 'tls') return { type: 'kubernetes.io/tls', data: { 'tls.crt': undefined, 'tls.key': undefined } };
  if (line.second === 'docker-registry') return { type: 'kubernetes.io/dockerconfigjson', data: { '.dockerconfigjson': undefined } };
  return { type: optionOf(line, 'type') ?? 'Opaque', ...dataOf(line) };
}

/** The Pod of `kubectl run --rm`, which is there as long as its line. */
export function podForOnce(line: KubectlLine): Manifest | undefined {
  return line.verb === 'run' ? madeByFlags({ ...line, options: new Map([...line.options].filter(([name]) => name !== 'rm')) })[0] : undefined;
}

/** A Pod that is removed at once (`--rm`) is not there afterwards. */
function ran(line: KubectlLine, name: string): Manifest[] {
  if (line.options.has('rm')) return [];
  const command = line.command.map((word) => word ?? '');
  const port = optionOf(line, 'port');
  const ports = port === undefined ? {} : { ports: [{ containerPort: Number(port) }] };
  const labels = labelsOf(line) ?? { run: name };
  const spec = { restartPolicy: optionOf(line, 'restart') ?? 'Always', containers: [{ name, image: optionOf(line, 'image') ?? '', ...(command.length > 0 && { args: command }), ...ports }] };
  const pod: Manifest = { kind: 'Pod', metadata: { name, labels }, spec: overridden(spec, line) };
  return [pod, ...(line.options.has('expose') ? [{ kind: 'Service', metadata: { name }, spec: { ports: [portOf([port ?? ''])], selector: labels } }] : [])];
}

/** `--labels=app=web,tier=front` */
function labelsOf(line: KubectlLine): Record<string, string> | undefined {
  const said = optionOf(line, 'labels') ?? optionOf(line, 'selector');
  return said === undefined ? undefined : pairsOf(said);
}

/** `cpu=100m,memory=64Mi` */
export function pairsOf(said: string): Record<string, string> {
  return Object.fromEntries(said.split(',').map((pair) => [pair.split('=')[0] ?? '', pair.slice(pair.indexOf('=') + 1)]));
}

/** What `--overrides` puts in the place of the other options, or merges with them. */
function overridden(spec: { containers: Record<string, unknown>[] }, line: KubectlLine): Record<string, unknown> {
  const over = parsedOrNot(optionOf(line, 'overrides') ?? '{}') as { spec?: { containers?: object[] } } | undefined;
  const whole = { ...spec, ...over?.spec };
  return optionOf(line, 'override-type') === 'strategic' ? { ...whole, containers: [{ ...spec.containers[0], ...over?.spec?.containers?.[0] }] } : whole;
}

/** Without a port, it takes those of what it exposes. */
function exposed(line: KubectlLine): Manifest[] {
  const name = optionOf(line, 'name') ?? line.targets[0]?.name;
  const port = optionOf(line, 'port');
  const clusterIP = optionOf(line, 'cluster-ip');
  const spec = { type: optionOf(line, 'type') ?? 'ClusterIP', ...(port !== undefined && { ports: port.split(',').map((one) => portOf([one, optionOf(line, 'target-port') ?? one])) }), ...(clusterIP !== undefined && { clusterIP }) };
  return name === undefined ? [] : [{ kind: 'Service', metadata: { name }, spec }];
}

/** What a text shows as made: `deployment.apps/web created`. */
export function confirmed(output: string): Manifest[] {
  return [...output.matchAll(/^(?:([a-z]+)(?:\.[\w.]+)?\/([\w.-]+)|([a-z]+) "([\w.-]+)") (?:created|configured)\s*$/gm)].map(([, kind, name, oldKind, oldName]) => {
    const word = kind ?? oldKind ?? '';
    return { kind: kindOfWord(word)?.kind ?? word, metadata: { name: name ?? oldName ?? '' } };
  }).filter(({ kind }) => kind !== 'Namespace');
}
