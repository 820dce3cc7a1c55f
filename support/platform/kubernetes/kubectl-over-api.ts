import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { V1Pod } from '@kubernetes/client-node';
import { parse, stringify } from 'yaml';
import type { CommandRecord } from '../../system/command/command-record';
import { NOT_ADMITTED } from './api-refusals';
import { EnvironmentError, LabError, messageOf } from '../../errors/errors';
import { waitFor } from '../../wait/wait-for';
import { ApiRefused } from './api-error';
import type { AnyObject, ClusterApi } from './cluster-api';
import { podManifest } from './pod-manifest';
import type { ExecHow } from './exec';
import type { Kubectl } from './kubectl';
import { kubectlLines as lines } from './kubectl-lines';
import type { KubectlSettings } from './kubectl-program';
import { logOptions } from './log-options';
import { podLine } from './pod-facts';

/** What only the API can do without a person at a terminal. */
interface TerminalExec {
  execInTerminal(pod: string, command: string[]): Promise<CommandRecord>;
}

interface Said {
  stdout?: string;
  stderr?: string;
  exitCode?: number;
}

/** The same through the API, for a machine without kubectl. Messages that a lab's text relies on are kubectl's own. */
export function kubectlOverApi({ api, namespace, folder, hasOwnRules = false }: { api: ClusterApi } & Pick<KubectlSettings, 'namespace' | 'folder' | 'hasOwnRules'>): Kubectl & TerminalExec {
  const run = (typed: string, act: () => Promise<Said>): Promise<CommandRecord> => recorded(typed, folder, act, hasOwnRules);
  const read = (file: string): AnyObject => parse(readFileSync(join(folder, file), 'utf8')) as AnyObject;
  const make = async (object: AnyObject | V1Pod): Promise<Said> => {
    await (isPod(object) ? api.createPod(namespace, object) : api.createObject(namespace, object));
    return { stdout: `${typeAndName(object)} created\n` };
  };
  return {
    manifestOf: (pod) => run(lines.manifest(pod), () => Promise.resolve({ stdout: stringify(podManifest(pod), { lineWidth: 0 }) })),
    runPod: (pod) => run(lines.run(pod), () => make(podManifest(pod))),
    create: (file) => run(lines.create(file), () => make(read(file))),
    // The lab applies only what it has just deleted, so applying is creating.
    apply: (file) => run(lines.apply(file), () => make(read(file))),
    deleteFile: (file) => run(lines.deleteFile(file), () => remove(api, namespace, read(file))),
    deletePods: (words) => run(lines.deletePods(words), () => deleteAll(api, namespace, words)),
    listPods: () => run(lines.listPods(namespace), async () => ({ stdout: (await api.pods(namespace)).map((pod) => `${podLine(pod)}\n`).join('') })),
    podWide: (name) => run(lines.podWide(name, namespace), () => show(api, namespace, name, (pod) => `${podLine(pod)}, IP ${pod.status?.podIP ?? 'none'}\n`)),
    podYaml: (name) => run(lines.podYaml(name, namespace), () => show(api, namespace, name, toYaml)),
    describe: (name) => run(lines.describe(name, namespace), () => describe(api, namespace, name)),
    logs: (name, options) => run(lines.logs(name, namespace, options), async () => ({ stdout: await api.log(namespace, name, logOptions(options)) })),
    podIp: (name) => run(lines.podIp(name), () => show(api, namespace, name, (pod) => pod.status?.podIP ?? '<no value>')),
    podList: () => run(lines.podList(), async () => ({ stdout: (await api.pods(namespace)).map((pod) => `${nameOf(pod)} , `).join('') })),
    exec: (pod, command, options) => run(lines.exec(pod, command, options), () => exec(api, namespace, pod, command, options)),
    execInTerminal: (pod, command) => run(lines.execInTerminal(pod, command), () => exec(api, namespace, pod, command, { terminal: true })),
    expose: (pod, service, port) => run(lines.expose(pod, service, port), () => expose(api, namespace, pod, service, port)),
  };
}

async function remove(api: ClusterApi, namespace: string, object: AnyObject): Promise<Said> {
  if (isPod(object)) return deleteAll(api, namespace, [nameOf(object)]);
  const deleted = await api.deleteObject(namespace, object);
  if (deleted === undefined) return { stderr: `Error from server (NotFound): ${typeAndName(object)} not found\n`, exitCode: 1 };
  return { stdout: `${typeAndName(object)} deleted from ${namespace} namespace\n` };
}

async function deleteAll(api: ClusterApi, namespace: string, words: string[]): Promise<Said> {
  const said = await Promise.all(words.map((word) => deleteOne(api, namespace, word)));
  return { stdout: said.map((one) => one.stdout ?? '').join(''), stderr: said.map((one) => one.stderr ?? '').join(''), exitCode: said.some((one) => one.stderr) ? 1 : 0 };
}

/** Waits until the pod is gone, as kubectl does. */
async function deleteOne(api: ClusterApi, namespace: string, name: string): Promise<Said> {
  // A word like "," cannot be a pod's name, so there is nothing to ask for.
  const pod = /^[a-z0-9]/.test(name) ? await api.pod(namespace, name) : undefined;
  if (!pod) return notFound(name);
  const uid = pod.metadata?.uid;
  await api.deletePod(namespace, name, { uid });
  await waitFor(async () => ((await api.pod(namespace, name))?.metadata?.uid === uid ? { notYet: 'still there' } : { done: true }), {
    what: `Pod ${name} is gone`,
    within: 60,
    wake: (ring) => api.onPodChange(namespace, ring),
  });
  return { stdout: `pod "${name}" deleted from ${namespace} namespace\n` };
}

async function show(api: ClusterApi, namespace: string, name: string, print: (pod: V1Pod) => string): Promise<Said> {
  const pod = await api.pod(namespace, name);
  return pod ? { stdout: print(pod) } : notFound(name);
}

async function describe(api: ClusterApi, namespace: string, name: string): Promise<Said> {
  const pod = await api.pod(namespace, name);
  if (!pod) return show(api, namespace, name, toYaml);
  const events = (await api.events(pod)).map((event) => `  ${event.type ?? ''} ${event.reason ?? ''} ${event.message ?? ''}\n`);
  return { stdout: `${toYaml(pod)}Events:\n${events.join('')}` };
}

async function expose(api: ClusterApi, namespace: string, pod: string, service: string, port: number): Promise<Said> {
  const there = await api.pod(namespace, pod);
  if (!there) return notFound(pod);
  await api.createService(namespace, { metadata: { name: service }, spec: { selector: there.metadata?.labels ?? {}, ports: [{ port, protocol: 'TCP', targetPort: port }] } });
  return { stdout: `service/${service} exposed\n` };
}

async function exec(api: ClusterApi, namespace: string, pod: string, command: string[], options: ExecHow = {}): Promise<Said> {
  const there = await api.pod(namespace, pod);
  if (!there) return notFound(pod);
  // Asked anyway, the API closes the connection without a message.
  const statuses = there.status?.containerStatuses ?? [];
  const status = options.container === undefined ? statuses[0] : statuses.find(({ name }) => name === options.container);
  if (!status?.state?.running) return { stderr: `error: unable to upgrade connection: container not found ("${options.container ?? pod}")\n`, exitCode: 1 };
  const result = await api.exec(namespace, pod, command, { ...options, ...(options.input === undefined ? {} : { input: `${options.input}\n` }) });
  const failed = result.exitCode ? `command terminated with exit code ${result.exitCode}\n` : '';
  return { ...result, stderr: result.stderr + failed };
}

function notFound(pod: string): Said {
  return { stderr: `Error from server (NotFound): pods "${pod}" not found\n`, exitCode: 1 };
}

async function recorded(typed: string, cwd: string, act: () => Promise<Said>, hasOwnRules: boolean): Promise<CommandRecord> {
  const start = performance.now();
  const said = await act().catch((error: unknown) => asSaid(error, hasOwnRules));
  const { stdout = '', stderr = '', exitCode = 0 } = said;
  return { commandLine: typed, cwd, exitCode, outcome: 'exited', seconds: (performance.now() - start) / 1000, stdout, stderr, output: stdout + stderr };
}

/** A refusal of the API is the command's failure; an API that does not answer is not. */
function asSaid(error: unknown, hasOwnRules: boolean): Said {
  const isOwnRule = hasOwnRules && error instanceof EnvironmentError && error.problem.cause === NOT_ADMITTED;
  if (isOwnRule || error instanceof ApiRefused) return { stderr: `${error.problem.seen ?? error.message}\n`, exitCode: 1 };
  if (error instanceof LabError) throw error;
  return { stderr: `${messageOf(error)}\n`, exitCode: 1 };
}

function toYaml(pod: V1Pod): string {
  return stringify(JSON.parse(JSON.stringify({ ...pod, apiVersion: 'v1', kind: 'Pod' })));
}

/** A manifest without a kind is given to the API as a Pod's: it says what is wrong with it. */
function isPod(object: AnyObject | V1Pod): object is V1Pod {
  return object.kind === undefined || object.kind === 'Pod';
}

/** As kubectl prints it: `deployment.apps/web`, `pod/hello`. */
function typeAndName({ apiVersion, kind, metadata }: AnyObject | V1Pod): string {
  const [group, version] = apiVersion?.split('/') ?? [];
  return `${(kind ?? 'pod').toLowerCase()}${version === undefined ? '' : `.${group ?? ''}`}/${metadata?.name ?? ''}`;
}

function nameOf(object: AnyObject | V1Pod): string {
  return object.metadata?.name ?? '';
}
