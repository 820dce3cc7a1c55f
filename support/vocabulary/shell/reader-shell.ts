import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { kubeconfigOfUser } from '../../platform/kubernetes/namespace-user';
import { inNamespace } from '../../platform/kubernetes/kubeconfig';
import type { Run } from '../../runtime/run';
import { labEnvironment } from '../../system/command/environment';
import { findProgram } from '../../system/command/programs';
import { runId } from '../../system/process/run-id';
import { ShellSession } from '../../system/process/shell-session';
import { getsOwnNamespace } from '../cluster/own-namespace';
import { dockerWithLabels } from './docker-with-labels';

const shells = new WeakMap<Run, Promise<ShellSession>>();

/** The one shell of a run, in which its lines follow each other. It ends with the run, by its journal. */
export function shellOf(run: Run): Promise<ShellSession> {
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

async function open(run: Run): Promise<ShellSession> {
  const home = dirname(run.folder);
  const kubeconfig = join(home, 'shell-kubeconfig');
  writeFileSync(kubeconfig, await kubeconfigFor(run), { mode: 0o600 });
  const docker = findProgram('docker');
  if (docker && !run.inspectsOnly) run.journal.add({ kind: 'engine-objects', run: runId() });
  const path = [...(docker ? [dockerWithLabels(home, docker)] : []), labEnvironment()['PATH'] ?? ''].join(':');
  mkdirSync(join(home, 'lines'), { recursive: true });
  return new ShellSession({ cwd: run.folder, env: labEnvironment({ PATH: path, HOME: home, KUBECONFIG: kubeconfig, ...dockerConfiguration() }), folder: join(home, 'lines'), journal: run.journal });
}

/** With a namespace of its own, a run has a user who may work only there. Otherwise its lines only look. */
async function kubeconfigFor(run: Run): Promise<string> {
  const { names: { namespace }, rights } = run.lab;
  const admins = await run.cluster.kubeconfig();
  return (await getsOwnNamespace(run)) ? kubeconfigOfUser(await run.api(), admins, { namespace, rights }) : inNamespace(admins, namespace);
}

/** The home folder is that of the run, but registries are those that the user has logged in to. */
function dockerConfiguration(): Record<string, string> {
  const folder = process.env['DOCKER_CONFIG'] ?? join(homedir(), '.docker');
  return existsSync(folder) ? { DOCKER_CONFIG: folder } : {};
}
