import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mustSucceed } from '../../support/system/command/run-command';
import { docker } from '../../support/platform/docker/docker-cli';
import { packageFolder } from '../../support/system/files/project';
import type { SecondCluster } from './second-cluster';

/** The name in the manifest of the Job. */
const IMAGE = 'labspec:dev';
const BUILD_SECONDS = 600;
const LOAD_SECONDS = 300;
const JOB_SECONDS = 300;

/** What the Job of docs/ci/conformance-job.yaml prints, and what it keeps in the cluster. */
export interface SaidInside {
  log: string;
  /** The content of the ConfigMap, by file name. */
  kept: Record<string, string>;
}

/** Builds labspec's image, runs the conformance test with it inside the cluster, and removes everything afterwards. */
export async function conformanceInside(second: SecondCluster): Promise<SaidInside> {
  const manifest = readFileSync(join(packageFolder, 'docs/ci/conformance-job.yaml'), 'utf8');
  try {
    await mustSucceed('npm', ['run', 'image', '--', IMAGE], { cwd: packageFolder, within: BUILD_SECONDS });
    await mustSucceed('kind', ['load', 'docker-image', IMAGE, '--name', second.cluster], { within: LOAD_SECONDS });
    await second.apply(['apply', '--filename', '-'], manifest);
    // Also if the Job fails: then its log says why.
    await second.apply(['wait', '--for=jsonpath={.status.conditions}', 'job/conformance', '--namespace', 'labspec', `--timeout=${JOB_SECONDS}s`], '', JOB_SECONDS + 10);
    const log = (await second.kubectl('logs', 'job/conformance', '--namespace', 'labspec')).output;
    const kept = (await second.kubectl('get', 'configmaps', '--namespace', 'labspec', '--field-selector', 'metadata.name=conformance', '--output', 'json')).stdout;
    return { log, kept: (JSON.parse(kept) as { items: { data: Record<string, string> }[] }).items[0]?.data ?? {} };
  } finally {
    await second.apply(['delete', '--ignore-not-found', '--filename', '-'], manifest);
    await docker(['image', 'rm', '--force', IMAGE]);
  }
}
