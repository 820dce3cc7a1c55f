import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mustSucceed } from '../../support/system/command/run-command';
import { docker } from '../../support/platform/docker/docker-cli';
import { projectFolder } from '../../support/system/files/project';
import type { SecondCluster } from './second-cluster';

/** As the manifest of the Job names it. */
const IMAGE = 'labspec:dev';
const BUILD_SECONDS = 600;
const LOAD_SECONDS = 300;
const JOB_SECONDS = 300;

/** What the Job of docs/ci/conformance-job.yaml says, and what it has kept in the cluster. */
export interface SaidInside {
  log: string;
  /** Of the ConfigMap, by file name. */
  kept: Record<string, string>;
}

/** Builds labspec's image, and runs the conformance inside of the cluster with it; nothing of it stays. */
export async function conformanceInside(second: SecondCluster): Promise<SaidInside> {
  const manifest = readFileSync(join(projectFolder, 'docs/ci/conformance-job.yaml'), 'utf8');
  try {
    await mustSucceed('npm', ['run', 'image', '--', IMAGE], { cwd: projectFolder, within: BUILD_SECONDS });
    await mustSucceed('kind', ['load', 'docker-image', IMAGE, '--name', second.cluster], { within: LOAD_SECONDS });
    await second.apply(['apply', '--filename', '-'], manifest);
    // Also where it fails: then its log tells why.
    await second.apply(['wait', '--for=jsonpath={.status.conditions}', 'job/conformance', '--namespace', 'labspec', `--timeout=${JOB_SECONDS}s`], '', JOB_SECONDS + 10);
    const log = (await second.kubectl('logs', 'job/conformance', '--namespace', 'labspec')).output;
    const kept = (await second.kubectl('get', 'configmaps', '--namespace', 'labspec', '--field-selector', 'metadata.name=conformance', '--output', 'json')).stdout;
    return { log, kept: (JSON.parse(kept) as { items: { data: Record<string, string> }[] }).items[0]?.data ?? {} };
  } finally {
    await second.apply(['delete', '--ignore-not-found', '--filename', '-'], manifest);
    await docker(['image', 'rm', '--force', IMAGE]);
  }
}
