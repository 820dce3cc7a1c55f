import { containersIn, type Container } from './containers-in';
import { missingPassword } from './databases';
import { endOfJob } from './jobs';
import { SHELL_IMAGES } from './known-images';
import { then, quotable, type Effect, type Step } from '../drafted';
import { inWords, WORKLOADS } from '../lines/kinds';
import { podSpecOf } from './place-of';

/** An object that a manifest or a line makes. */
export interface Manifest {
  apiVersion?: string;
  kind: string;
  metadata?: { name?: string; namespace?: string; labels?: Record<string, string> };
  spec?: Record<string, unknown>;
  data?: Record<string, unknown>;
  /** Of a Secret. */
  type?: string;
  stringData?: Record<string, unknown>;
}

/** For images that are pulled, and controllers that follow. */
const LONG = ' within 2 minutes';

export const called = (kind: string, name: string): string => `${inWords(kind)} "${name}"`;
export const keyOf = (kind: string, name: string): string => `${kind}/${name}`;

/** What must hold once an object is there, in sentences that go on holding. */
export function claimsOf(object: Manifest): Step[] {
  const { kind, metadata: { name = '' } = {}, spec = {} } = object;
  if (name === '' || !quotable(name)) return [];
  const there = { objects: [keyOf(kind, name)], aspect: 'there' as const };
  const is = (condition: string): Step[] => [then(`${called(kind, name)} ${condition}`, there)];
  if (isRefusedAsRoot(podSpecOf(object))) return is('exists');
  if (isNeverReady(object)) return is(kind === 'Pod' ? 'has started' : 'exists');
  if (kind === 'Deployment') return Number(spec['replicas'] ?? 1) === 0 ? is('exists') : [...is(`is available${LONG}`)];
  if (WORKLOADS.has(kind)) return is(`is ready${LONG}`);
  if (kind === 'Pod' && (spec['activeDeadlineSeconds'] !== undefined || isGated(spec))) return is('exists');
  // Before it has, it has no log.
  if (kind === 'Pod') return is(endsItself(spec) ? 'has started' : `is ready${LONG}`);
  if (kind === 'Job') return endOfJob(spec).flatMap(is);
  if (kind === 'Service' && ['NodePort', 'LoadBalancer', 'ExternalName'].includes(String(spec['type']))) return [...is('exists'), then(`"spec.type" of ${called(kind, name)} is "${String(spec['type'])}"`, { objects: [keyOf(kind, name)], aspect: 'template' })];
  if (kind === 'ConfigMap') return [...is('exists'), ...keysOf(object)];
  if (kind === 'Secret') return [...is('exists'), ...keysOf({ ...object, data: withoutValues(object) })];
  return is('exists');
}

/** A CronJob makes its first Job within a minute. @param isDone whether a Job has ended, too */
export function hasBegun(name: string, isDone = false, minutes = 1): Step {
  return then(`"status.${isDone ? 'lastSuccessfulTime' : 'lastScheduleTime'}" of ${called('CronJob', name)} contains "T" within ${minutes + 1} minutes`);
}

const LONGEST_WAIT = 5;

/** How many minutes a CronJob lets pass until it runs: `*\/5 * * * *`. @returns undefined if nobody would wait for it */
export function minutesUntilRun({ spec = {} }: Pick<Manifest, 'spec'>): number | undefined {
  const { schedule = '* * * * *' } = spec as { schedule?: string };
  const [isOften, step = '1'] = /^\*(?:\/(\d+))?(?: \*){4}$/.exec(schedule.trim()) ?? [];
  return isOften !== undefined && Number(step) <= LONGEST_WAIT ? Number(step) : undefined;
}

/** An object that only its labels name, and that nothing known has made. */
export const UNKNOWN = 'Pod/?';

/** What must hold once somebody has said how many. */
export function hasReplicas(kind: string, name: string, count: number): Step {
  const sentence = count === 0 ? `"spec.replicas" of ${called(kind, name)} is "0"` : `${called(kind, name)} has ${count} ready replica${count === 1 ? '' : 's'}${LONG}`;
  return then(sentence, { objects: [keyOf(kind, name)], aspect: 'replicas' });
}

/** What is secret stands in the lab's files alone. */
function withoutValues({ data, stringData }: Manifest): Record<string, undefined> {
  return Object.fromEntries(Object.keys({ ...data, ...stringData }).map((key) => [key, undefined]));
}

function keysOf({ kind, metadata: { name = '' } = {}, data = {} }: Manifest): Step[] {
  const claim = { objects: [keyOf(kind, name)], aspect: 'value' as const };
  return Object.entries(data).slice(0, 4).map(([key, value]) => (typeof value === 'string' && quotable(value) && !value.includes('$') ? then(`${called(kind, name)} has the key "${key}" with the value "${value}"`, claim) : then(`${called(kind, name)} has the key "${key}"`, claim)));
}

/** Official images that run as root, where nothing names a user. */
const ROOT_IMAGES = /^(?:docker\.io\/)?(?:library\/)?(?:nginx|httpd|redis|mysql|postgres|mongo|busybox|alpine|ubuntu|debian|node|python)(?::[\w.-]+)?$/;

/** `runAsNonRoot: true` with an image of root: the node does not start it. */
function isRefusedAsRoot(pod: Record<string, unknown>): boolean {
  const rulesOf = (of: unknown): { runAsNonRoot?: unknown; runAsUser?: unknown } => (of as { securityContext?: object | null }).securityContext ?? {};
  return containersIn(pod).some((container) => {
    const { runAsNonRoot, runAsUser } = { ...rulesOf(pod), ...rulesOf(container) };
    return runAsNonRoot === true && runAsUser === undefined && ROOT_IMAGES.test(String(container.image));
  });
}

/** Pods that are not started again may have ended by the time somebody looks. */
function endsItself(spec: Record<string, unknown>): boolean {
  const containers = containersIn(spec);
  if (containers.some(endsAtOnce)) return true;
  const words = JSON.stringify(containers.map(({ command = [], args = [] }) => [command, args])).replaceAll(/\b[a-z][\w-]* (?:-[vV]|--version)\b/g, '');
  const waits = /sleep[", ]+(?:\d{3,}|inf|\d+[mhd])|while|tail|httpd|nginx|serve|redis|-f\b/i.test(words);
  return (spec['restartPolicy'] === 'Never' || spec['restartPolicy'] === 'OnFailure' || words !== JSON.stringify(containers.map(() => [[], []]))) && !waits && words !== JSON.stringify(containers.map(() => [[], []]));
}

function endsAtOnce({ image, command = [], args = [], stdin }: Container): boolean {
  return SHELL_IMAGES.test(String(image)) && stdin !== true && [command, args].every((words) => Array.isArray(words) && words.length === 0);
}

/** A workload starts what ends at once again and again; a probe may ask for what its server does not have. */
export function isNeverReady(object: Manifest): boolean {
  const containers = containersIn(podSpecOf(object));
  return (WORKLOADS.has(object.kind) && containers.some(endsAtOnce)) || (runsOn(object) && containers.some((container) => asksForNothing(container) || lacksPassword(container)));
}

/** A database asks for a password before it starts. */
function lacksPassword({ image, command, args, env, envFrom }: Container): boolean {
  return [command, args, envFrom].every((given) => given === undefined) && missingPassword(image, env) !== undefined;
}

function runsOn({ kind }: Manifest): boolean {
  return kind === 'Pod' || WORKLOADS.has(kind);
}

/** Servers with one page, at port 80. */
const ONE_PAGE = /^(?:docker\.io\/)?(?:library\/)?(?:nginx|httpd)(?::[\w.-]+)?$/;

/** A probe of a server with one page that asks for another one, or at another port: it never succeeds. */
function asksForNothing({ image, command, args, ports, lifecycle, volumeMounts, readinessProbe, startupProbe }: Container): boolean {
  if (!ONE_PAGE.test(String(image)) || [command, args, lifecycle, volumeMounts].some((given) => given !== undefined)) return false;
  return [readinessProbe, startupProbe].some((probe) => {
    const { httpGet, tcpSocket } = (probe ?? {}) as { httpGet?: { path?: unknown; port?: unknown }; tcpSocket?: { port?: unknown } };
    const asked = httpGet?.port ?? tcpSocket?.port;
    const named = Array.isArray(ports) && typeof asked === 'string' ? (ports as { name?: unknown; containerPort?: unknown }[]).find(({ name }) => name === asked)?.containerPort : undefined;
    const port = Number(named ?? asked ?? 80);
    return (Number.isInteger(port) && port !== 80) || (typeof httpGet?.path === 'string' && !/^\/?(?:index\.html)?(?:\?.*)?$/.test(httpGet.path));
  });
}

/** Nobody places it, or calls it ready. */
function isGated(spec: Record<string, unknown>): boolean {
  return [spec['schedulingGates'], spec['readinessGates']].some((gates) => Array.isArray(gates) && gates.length > 0);
}

/** What a manifest does. */
export function effectsOf({ kind, metadata: { name = '' } = {} }: Manifest, does: Effect['does']): Effect[] {
  return name === '' ? [] : [{ object: keyOf(kind, name), does, aspect: 'there' }];
}

/** The images of an object's Pods. */
export function imagesIn(value: unknown): string[] {
  const found = [...JSON.stringify(value ?? {}).matchAll(/"image":"([^"{}$]+)"/g)].map(([, image = '']) => image);
  return [...new Set(found)];
}

const NAMES: Record<string, string> = { configMap: 'ConfigMap', configMapRef: 'ConfigMap', configMapKeyRef: 'ConfigMap', secretRef: 'Secret', secretKeyRef: 'Secret' };

/** The objects that an object names: those that it reads, and those that it runs as. */
export function namedIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namedIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    if (key === 'secretName' && typeof inner === 'string') return [`Secret/${inner}`];
    if (key === 'claimName' && typeof inner === 'string') return [`PersistentVolumeClaim/${inner}`];
    if (key === 'serviceAccountName' && typeof inner === 'string') return [`ServiceAccount/${inner}`];
    const name = NAMES[key] === undefined ? undefined : (inner as { name?: unknown } | null)?.name;
    return [...(typeof name === 'string' ? [`${NAMES[key] ?? ''}/${name}`] : []), ...namedIn(inner)];
  });
}
