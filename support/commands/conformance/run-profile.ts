import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cucumberEnvironment } from '../cucumber/environment';
import { runCucumber } from '../cucumber/run-cucumber';
import type { Problem } from '../../errors/errors';
import { eachOnce } from '../../results/scenario-result';
import { ENVIRONMENT } from '../../results/attachments';
import { taskIdOf } from '../../lab/lab';
import { labFolder, loadLab } from '../../lab/load-lab';
import { projectFolder } from '../../system/files/project';
import { attachmentText } from '../../results/attachment-text';
import { readMessages } from '../../results/read-messages';
import { resultOf, TaskResults, type TaskResult } from '../../results/task-results';
import { worst } from '../../errors/verdict';
import type { ProfileName } from './profiles';
import { profileOf, type Profile } from './report';

export interface ProfileRequest {
  name: ProfileName;
  /** The folder of its features. */
  lab: string;
  /** The context of the cluster, if it is not the lab's own; see docs/existing-clusters.md. */
  context: string | undefined;
  /** For the reports of the run. */
  out: string;
  signal: AbortSignal;
}

export interface ProfileRun {
  profile: Profile;
  /** Of what the run worked with. */
  versions: Record<string, string>;
}

const NOT_RUN: Problem = { cause: 'run-failed', reason: 'The lab was not run, so nothing can be told of the cluster', look: 'npx labspec doctor' };
const CUT_SHORT: Problem = { cause: 'run-cut-short', reason: 'The run ended before it came to the end of this task', next: 'run it again' };
const RUN_SECONDS = 3600;

/** Runs a lab as `cucumber-js` does, with one line per task in the terminal, and collects its results for the cluster. */
export async function runProfile({ name, lab, context, out, signal }: ProfileRequest): Promise<ProfileRun> {
  const messages = join(out, 'messages.ndjson');
  // A run that does not begin leaves what an earlier one has said.
  rmSync(messages, { force: true });
  await runCucumber({ project: projectFolder(), args: context === undefined ? [] : ['--profile', 'existing'], env: environmentFor(context, lab, out), seconds: RUN_SECONDS, output: 'inherit', signal });
  const { results, versions, aboutClusters } = await readRun(messages);
  const { tasks } = loadLab(lab);
  // If no scenario ran, the tasks that would have run.
  const wanted = context === undefined || aboutClusters.size === 0 ? tasks : tasks.filter(({ id }) => aboutClusters.has(id));
  const ran = results.all.length > 0 ? results.all.map((result) => asFarAsTold(result, results)) : wanted.map((task) => resultOf(task, 'error', [results.runErrors[0] ?? NOT_RUN]));
  const skipped = tasks.filter(({ id }) => !ran.some((result) => result.id === id));
  return { profile: profileOf({ name, lab: { name: lab, digest: digestOf(lab) } }, ran, skipped), versions };
}

/** A task that did not run to its end, or whose whole run failed, has not passed. */
function asFarAsTold(result: TaskResult, { finished, runErrors }: TaskResults): TaskResult {
  const wrong = [...runErrors, ...(finished.some(({ id }) => id === result.id) ? [] : [CUT_SHORT])];
  return wrong.length === 0 ? result : { ...result, verdict: worst(result.verdict, 'error'), troubles: eachOnce([...result.troubles, ...wrong]) };
}

/** labspec's programs have no kubeconfig of the user's, but cucumber-js has to find the context in one. */
function environmentFor(context: string | undefined, lab: string, out: string): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = { ...cucumberEnvironment({ LABSPEC_REPORTS: out, LABSPEC_LAB: lab }) };
  if (context === undefined) return environment;
  delete environment['KUBECONFIG'];
  return { ...environment, LABSPEC_CONTEXT: context, ...(process.env['KUBECONFIG'] === undefined ? {} : { KUBECONFIG: process.env['KUBECONFIG'] }) };
}

interface Read {
  results: TaskResults;
  versions: Record<string, string>;
  /** Numbers of the tasks that also run in a cluster that is not the lab's own. */
  aboutClusters: Set<number>;
}

async function readRun(file: string): Promise<Read> {
  const results = new TaskResults();
  let versions: Record<string, string> = {};
  const aboutClusters = new Set<number>();
  for await (const message of readMessages(file)) {
    results.note(message);
    const { tags = [] } = message.pickle ?? {};
    if (tags.some(({ name }) => name === '@cluster')) aboutClusters.add(taskIdOf(tags) ?? 0);
    if (message.attachment?.fileName === ENVIRONMENT) versions = JSON.parse(attachmentText(message.attachment)) as Record<string, string>;
  }
  return { results, versions, aboutClusters };
}

/** The same for the same lab, whatever its folder is. */
function digestOf(lab: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(labFolder(lab)).filter((name) => name === 'lab.yaml' || name.endsWith('.feature')).sort();
  for (const name of files) hash.update(name).update('\0').update(readFileSync(join(labFolder(lab), name))).update('\0');
  return `sha256:${hash.digest('hex')}`;
}
