import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { tryDocker } from '../../platform/docker/docker-cli';
import { missingRights } from '../../platform/clusters/existing/rights';
import { kubeconfigOfUser } from '../../platform/kubernetes/namespace-user';
import { inNamespace } from '../../platform/kubernetes/kubeconfig';
import type { Run } from '../../runtime/run';
import type { CommandRecord } from '../../system/command/command-record';
import { labEnvironment } from '../../system/command/environment';
import { findProgram } from '../../system/command/programs';
import { runId } from '../../system/process/run-id';
import { ShellSession } from '../../system/process/shell-session';
import { getsOwnNamespace } from '../cluster/own-namespace';
import { dockerWithLabels } from './docker-with-labels';
import { GradersShell } from './graders-shell';
import { guardedPrograms } from './guarded-programs';

/** Where the lines of a run follow each other. */
export interface ReadersShell {
  /** @param within seconds after which what the line has started is ended */
  run(text: string, options: { within: number }): Promise<CommandRecord>;
  /** Ends what lines have left running in the background. */
  endJobs(): Promise<void>;
}

const shells = new WeakMap<Run, Promise<ReadersShell>>();

/** The one shell of a run, in which its lines follow each other. It ends with the run, by its journal. */
export function shellOf(run: Run): Promise<ReadersShell> {
  const known = shells.get(run) ?? open(run);
  shells.set(run, known);
  // Asked again after an error: the cluster may have come up meanwhile.
  known.catch(() => shells.delete(run));
  return known;
}

/** Ends what lines of a scenario have left running in the background. */
export async function endJobs(run: Run): Promise<void> {
  await (await shells.get(run)?.catch(() => undefined))?.endJobs();
}

async function open(run: Run): Promise<ReadersShell> {
  const folder = join(dirname(run.folder), 'lines');
  mkdirSync(folder, { recursive: true });
  const session = new ShellSession({ cwd: run.folder, env: await readersEnvironment(run), folder, journal: run.journal });
  return run.runsUntrustedCode ? new GradersShell(run, session) : session;
}

const environments = new WeakMap<Run, Promise<NodeJS.ProcessEnv>>();

/** What programs of the reader find: the cluster as the user of the run's namespace, and a Docker that labels what it makes. */
export function readersEnvironment(run: Run): Promise<NodeJS.ProcessEnv> {
  const known = environments.get(run) ?? prepareEnvironment(run);
  environments.set(run, known);
  known.catch(() => environments.delete(run));
  return known;
}

async function prepareEnvironment(run: Run): Promise<NodeJS.ProcessEnv> {
  const home = dirname(run.folder);
  const kubeconfig = join(home, 'shell-kubeconfig');
  writeFileSync(kubeconfig, await kubeconfigFor(run), { mode: 0o600 });
  const docker = findProgram('docker');
  if (docker && !run.inspectsOnly && (await engineAnswers())) run.journal.add({ kind: 'engine-objects', run: runId() });
  const path = [guardedPrograms(home), ...(docker ? [dockerWithLabels(home, docker, run)] : []), labEnvironment()['PATH'] ?? ''].join(':');
  return labEnvironment({ PATH: path, HOME: home, KUBECONFIG: kubeconfig, ...dockerConfiguration() });
}

/** Without an engine, lines make nothing in it. */
async function engineAnswers(): Promise<boolean> {
  return (await tryDocker(['version', '--format', '{{.Server.Version}}'], { within: 10 })).exitCode === 0;
}

/** With a namespace of its own, a run has a user who may work only there. Otherwise its lines only look. */
async function kubeconfigFor(run: Run): Promise<string> {
  const { names: { namespace }, rights } = run.lab;
  const given = run.parameters.kubeconfig;
  if (given !== undefined) return inNamespace(readFileSync(given, 'utf8'), namespace);
  const admins = await run.cluster.kubeconfig();
  return (await getsOwnNamespace(run)) && (await mayMakeUser(run)) ? kubeconfigOfUser(await run.api(), admins, { namespace, rights }) : inNamespace(admins, namespace);
}

/** In a cluster of others, who may not make a user of the namespace has few rights already. */
async function mayMakeUser(run: Run): Promise<boolean> {
  return run.cluster.isOfLab || (await missingRights(await run.api(), run.lab.names.namespace, USER_RIGHTS)).length === 0;
}

const USER_RIGHTS = [
  { verb: 'create', resource: 'serviceaccounts' },
  { verb: 'create', resource: 'serviceaccounts', subresource: 'token' },
  { verb: 'create', group: 'rbac.authorization.k8s.io', resource: 'rolebindings' },
  { verb: 'bind', group: 'rbac.authorization.k8s.io', resource: 'clusterroles' },
];

/** The home folder is that of the run, but registries are those that the user has logged in to. */
export function dockerConfiguration(): Record<string, string> {
  const folder = process.env['DOCKER_CONFIG'] ?? join(homedir(), '.docker');
  return existsSync(folder) ? { DOCKER_CONFIG: folder } : {};
}
