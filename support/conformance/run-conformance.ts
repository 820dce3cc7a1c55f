import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { cucumberEnvironment } from '../command/cucumber-environment';
import { describe, EnvironmentError } from '../errors';
import { ENVIRONMENT } from '../evidence/attachment-names';
import { labFolder, loadLab, projectFolder } from '../lab/load-lab';
import { attachmentText } from '../report/attachment-text';
import { readMessages } from '../report/read-messages';
import { TaskResults } from '../report/task-results';
import { worst } from '../verdict';
import { clusterOf } from './cluster-of';
import { coreProfile, type ConformanceReport, type NodeFacts } from './report';

export interface ConformanceRequest {
  /** Of the cluster, where it is not the lab's own; see docs/existing-clusters.md. */
  context: string | undefined;
  /** The folder of its features. */
  lab: string;
  /** For all that is written. */
  out: string;
  implementation: ConformanceReport['implementation'];
  signal: AbortSignal;
}

const CUT_SHORT = describe({ cause: 'run-cut-short', reason: 'The run ended before it came to the end of this task', next: 'run it again' });
const RUN_SECONDS = 3600;
const LAST_SECONDS = 60;

/** Runs the lab as `cucumber-js` does, with a line a task at the terminal, and puts together what it says of the cluster. @throws EnvironmentError where nothing could be run */
export async function runConformance({ context, lab, out, implementation, signal }: ConformanceRequest): Promise<ConformanceReport> {
  const date = new Date().toISOString();
  const messages = join(out, 'messages.ndjson');
  // A run that does not begin leaves what an earlier one has said.
  rmSync(messages, { force: true });
  await execa('cucumber-js', context === undefined ? [] : ['--profile', 'existing'], {
    cwd: projectFolder, preferLocal: true, localDir: projectFolder, env: environmentFor(context, lab, out), extendEnv: false,
    reject: false, stdin: 'ignore', stdout: 'inherit', stderr: 'inherit', timeout: RUN_SECONDS * 1000, forceKillAfterDelay: LAST_SECONDS * 1000, cancelSignal: signal,
  });
  signal.throwIfAborted();
  const { results, versions } = await readRun(messages);
  const { tasks, title } = loadLab(lab);
  const ran = results.all.map((result) => (results.finished.includes(result) ? result : { ...result, verdict: worst(result.verdict, 'error'), troubles: new Set([...result.troubles, CUT_SHORT]) }));
  const skipped = tasks.filter(({ id }) => !ran.some((result) => result.id === id));
  return {
    apiVersion: 'conformance.labspec/v1alpha1', kind: 'LabConformanceReport', date, implementation,
    lab: { name: lab, title, digest: digestOf(lab) },
    environment: { versions, nodes: await nodesOf(context, lab) },
    profiles: [coreProfile(lab, ran, skipped)],
  };
}

/** labspec's programs have no kubeconfig of the user's, but cucumber-js has to find the context in one. */
function environmentFor(context: string | undefined, lab: string, out: string): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = { ...cucumberEnvironment({ LABSPEC_REPORTS: out, LABSPEC_LAB: lab }) };
  if (context === undefined) return environment;
  delete environment['KUBECONFIG'];
  return { ...environment, LABSPEC_CONTEXT: context, ...(process.env['KUBECONFIG'] === undefined ? {} : { KUBECONFIG: process.env['KUBECONFIG'] }) };
}

async function readRun(file: string): Promise<{ results: TaskResults; versions: Record<string, string> }> {
  const results = new TaskResults();
  let versions: Record<string, string> = {};
  for await (const message of readMessages(file)) {
    results.note(message);
    if (message.attachment?.fileName === ENVIRONMENT) versions = JSON.parse(attachmentText(message.attachment)) as Record<string, string>;
  }
  if (results.runErrors.length > 0 || results.all.length === 0) throw new EnvironmentError({ cause: 'run-failed', reason: 'The lab was not run, so nothing can be told of the cluster', look: 'npx labspec doctor' });
  return { results, versions };
}

/** None where they cannot be asked: then the tests tell why. */
async function nodesOf(context: string | undefined, lab: string): Promise<NodeFacts[]> {
  const access = clusterOf(context, lab);
  try {
    const nodes = await (await access.api()).nodes();
    return nodes.map(({ metadata, status }) => ({
      name: metadata?.name ?? '',
      kubelet: status?.nodeInfo?.kubeletVersion ?? '',
      runtime: status?.nodeInfo?.containerRuntimeVersion ?? '',
      kernel: status?.nodeInfo?.kernelVersion ?? '',
      os: status?.nodeInfo?.osImage ?? '',
      architecture: status?.nodeInfo?.architecture ?? '',
    }));
  } catch {
    return [];
  } finally {
    await access.close();
  }
}

/** The same for the same lab, whatever its folder is. */
function digestOf(lab: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(labFolder(lab)).filter((name) => name === 'lab.yaml' || name.endsWith('.feature')).sort();
  for (const name of files) hash.update(name).update('\0').update(readFileSync(join(labFolder(lab), name))).update('\0');
  return `sha256:${hash.digest('hex')}`;
}
