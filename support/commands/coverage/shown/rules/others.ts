import { listAt, numberAt, podOf, replicasOf, valueAt, type Made, type Objects } from '../made';
import { labelled, selecting } from '../labels';
import { differs, equal, type Rule } from './rule';

const ACCESS: Readonly<Record<string, string>> = { ReadWriteOnce: 'RWO', ReadOnlyMany: 'ROX', ReadWriteMany: 'RWX', ReadWriteOncePod: 'RWOP' };

const text = (value: unknown, ...path: string[]): string | undefined => {
  const found = valueAt(value, ...path);
  return typeof found === 'string' ? found : undefined;
};

/** `80:30080/TCP,443/TCP`; of a port of the node that only the cluster chooses, the rest. */
const ports: Rule = ({ cells }, made) => {
  const shown = cells.get('PORT(S)');
  const own = listAt(made.value, 'spec', 'ports');
  if (shown === undefined || own.length === 0 || own.some(({ port }) => typeof port !== 'number' || Number.isNaN(port))) return undefined;
  const wanted = own.map(({ port, nodePort, protocol }) => ({ port: `${Number(port)}/${typeof protocol === 'string' ? protocol : 'TCP'}`, nodePort: typeof nodePort === 'number' ? String(nodePort) : undefined }));
  const seen = shown.split(',').map((one) => ({ port: one.replace(/:\d+|:<[^>]*>/, ''), nodePort: /:(\d+)/.exec(one)?.[1] }));
  const isSame = seen.length === wanted.length && wanted.every(({ port, nodePort }) => seen.some((one) => one.port === port && (nodePort === undefined || one.nodePort === undefined || one.nodePort === nodePort)));
  return isSame ? undefined : differs('PORT(S)', shown, wanted.map(({ port, nodePort }) => (nodePort === undefined ? port : port.replace('/', `:${nodePort}/`))).join(','), made);
};

/** Only the cluster chooses a port of the node, and only within this range. */
const nodePorts: Rule = ({ cells }, { value }) => {
  if (!value || listAt(value, 'spec', 'ports').some(({ nodePort }) => nodePort !== undefined)) return undefined;
  const outside = [...(cells.get('PORT(S)') ?? '').matchAll(/:(\d+)\//g)].map(([, port]) => Number(port)).find((port) => port < 30000 || port > 32767);
  return outside === undefined ? undefined : `PORT(S) has the port ${outside} of the node, which is not between 30000 and 32767`;
};

const headless = ({ value }: Made): string | undefined => (valueAt(value, 'spec', 'clusterIP') === 'None' ? 'None' : undefined);

function dataCount({ value }: Made): number | undefined {
  if (!value || value.data === undefined) return undefined;
  return new Set(['data', 'stringData', 'binaryData'].flatMap((key) => Object.keys(valueAt(value, key) ?? {}))).size;
}

function accessModes({ value }: Made): string | undefined {
  const modes = valueAt(value, 'spec', 'accessModes');
  return Array.isArray(modes) ? (modes as string[]).map((mode) => ACCESS[mode] ?? mode).join(',') : undefined;
}

/** Of a claim: of the volume that the lab has for it, or what it asks for; a volume that somebody else has made may be larger. */
const capacity: Rule = ({ cells }, made, { all }) => {
  const [shown, volume] = [cells.get('CAPACITY'), cells.get('VOLUME') ?? ''];
  if (!shown || !made.value) return undefined;
  const own = [...all.values()].find(({ kind, name }) => kind === 'PersistentVolume' && name === volume);
  if (own) return equal('CAPACITY', () => text(own.value, 'spec', 'capacity', 'storage'))({ cells, name: made.name, line: 0 }, own, { all } as Objects);
  const asked = text(made.value, 'spec', 'resources', 'requests', 'storage');
  return asked === undefined || !volume.startsWith('pvc-') || shown === asked || !/^\d+Gi$/.test(asked) ? undefined : differs('CAPACITY', shown, asked, made);
};

/** The addresses behind a Service: at its target port, and no more than there are Pods. */
export const endpoints: Rule = ({ cells }, { value, place, name }, objects) => {
  const shown = [...(cells.get('ENDPOINTS') ?? '').matchAll(/:(\d+)/g)].map(([, port]) => Number(port));
  const own = listAt(value, 'spec', 'ports');
  const targets = own.map(({ port, targetPort }) => (typeof targetPort === 'string' ? portCalled(targetPort, value, objects) : Number(targetPort ?? port)));
  const wrong = targets.length === 0 || targets.includes(undefined) ? undefined : shown.find((port) => !targets.includes(port));
  if (wrong !== undefined) return `ENDPOINTS has port ${wrong}, but ${place} sends what comes to service ${name} to port ${targets.join(', ')}`;
  const counts = behind(value, objects).map((made) => (made.kind === 'Pod' ? 1 : made.isShrinking || made.isRolling ? undefined : replicasOf(made)));
  const most = counts.includes(undefined) || objects.hasStrays ? undefined : counts.reduce((sum: number, count) => sum + (count ?? 0), 0) * own.length;
  const more = Number(/\+ (\d+) more/.exec(cells.get('ENDPOINTS') ?? '')?.[1] ?? 0);
  return most === undefined || most === 0 || shown.length + more <= most ? undefined : `ENDPOINTS has ${shown.length + more}, but service ${name} has ${most} behind it`;
};

/** What runs the Pods that a Service selects. */
function behind(service: unknown, { all }: Objects): Made[] {
  const selector = Object.entries((valueAt(service, 'spec', 'selector') ?? {}) as Record<string, string>);
  return selector.length === 0 ? [] : [...all.values()].filter((made) => made.kind !== 'CronJob' && made.kind !== 'Job' && selector.every(([key, wanted]) => podOf(made)?.labels[key] === wanted));
}

function portCalled(called: string, service: unknown, objects: Objects): number | undefined {
  const found = behind(service, objects).flatMap((made) => listAt(podOf(made)?.spec, 'containers')).flatMap((container) => listAt(container, 'ports')).find(({ name }) => name === called);
  return typeof found?.['containerPort'] === 'number' ? found['containerPort'] : undefined;
}

/** `cpu: 0%/50%` */
const targets: Rule = ({ cells }, made) => {
  const shown = /\/(\d+)%/.exec(cells.get('TARGETS') ?? '')?.[1];
  const [metric] = listAt(made.value, 'spec', 'metrics');
  const wanted = numberAt(made.value, 'spec', 'targetCPUUtilizationPercentage') ?? numberAt(metric, 'resource', 'target', 'averageUtilization');
  // Several metrics are in an order of their own.
  return shown === undefined || (cells.get('TARGETS') ?? '').includes(',') || wanted === undefined || Number.isNaN(wanted) || Number(shown) === wanted ? undefined : differs('TARGETS', cells.get('TARGETS') ?? '', `${wanted}%`, made);
};

const between: Rule = ({ cells }, { value, place }) => {
  const [seen, most] = [Number(cells.get('REPLICAS') ?? NaN), numberAt(value, 'spec', 'maxReplicas')];
  return most !== undefined && seen > most ? `REPLICAS is ${seen}, but ${place} allows ${most}` : undefined;
};

/** `pods: 1/4, requests.cpu: 0/1` */
const quota: Rule = ({ cells }, made) => {
  const hard = valueAt(made.value, 'spec', 'hard') as Record<string, string | number> | undefined;
  const all = [...`${cells.get('REQUEST') ?? ''}, ${cells.get('LIMIT') ?? ''}`.matchAll(/([\w.-]+): [^/,]+\/([^,\s]+)/g)];
  const [, key = '', seen = ''] = all.find(([, name = '', limit]) => hard?.[name] !== undefined && String(hard[name]) !== limit) ?? [];
  return key === '' ? undefined : differs(key, seen, String(hard?.[key]), made);
};

/** Objects that run nothing, by their kinds. */
export const OTHERS: Readonly<Record<string, readonly Rule[]>> = {
  Service: [equal('TYPE', ({ value }) => value && (text(value, 'spec', 'type') ?? 'ClusterIP')), equal('CLUSTER-IP', headless), ports, nodePorts, labelled, selecting],
  Endpoints: [endpoints],
  ConfigMap: [equal('DATA', dataCount), labelled],
  Secret: [equal('DATA', dataCount), equal('TYPE', ({ value }) => value && (value.type ?? 'Opaque'))],
  PersistentVolumeClaim: [capacity, equal('ACCESS MODES', accessModes), equal('STORAGECLASS', ({ value }) => text(value, 'spec', 'storageClassName') || undefined)],
  PersistentVolume: [equal('CAPACITY', ({ value }) => text(value, 'spec', 'capacity', 'storage')), equal('ACCESS MODES', accessModes), equal('RECLAIM POLICY', ({ value }) => value && (text(value, 'spec', 'persistentVolumeReclaimPolicy') ?? 'Retain')), equal('STORAGECLASS', ({ value }) => text(value, 'spec', 'storageClassName') || undefined)],
  HorizontalPodAutoscaler: [equal('MINPODS', ({ value }) => value && (numberAt(value, 'spec', 'minReplicas') ?? 1)), equal('MAXPODS', ({ value }) => numberAt(value, 'spec', 'maxReplicas')), targets, between],
  ResourceQuota: [quota],
  Ingress: [equal('HOSTS', ({ value }) => hosts(value))],
};

function hosts(value: unknown): string | undefined {
  const all = listAt(value, 'spec', 'rules').flatMap(({ host }) => (typeof host === 'string' ? [host] : []));
  return all.length === 0 ? undefined : all.join(',');
}
