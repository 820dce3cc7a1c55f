import { lastLines, type CommandRecord } from '../../system/command/command-record';
import { buildDespiteCache, diskOutage, engineOutage } from '../../platform/docker/outage';
import { traceOf } from '../../system/command/trace-record';
import { docker, tryDocker } from '../../platform/docker/docker-cli';
import { inspectImage } from '../../platform/docker/engine';
import { isSameOrNewer } from '../../platform/docker/image-name';
import { TaskFailed, type EnvironmentError } from '../../errors/errors';
import { missingImage } from './missing-image';
import type { Run } from '../../runtime/run';
import { BuildOutput } from '../../platform/sandbox/build-output';
import { DiskGuard } from '../../platform/sandbox/disk-guard';
import { BUILD_ENVIRONMENT, BUILD_LIMITS, BUILD_SECONDS as LIMITED_BUILD_SECONDS, MOST_BUILT } from '../../platform/sandbox/limits';
import { limitProcesses } from '../../platform/sandbox/limit-processes';
import { writtenByBuild } from '../../platform/sandbox/written';
import { ownDockerLabels } from '../../ownership/labels';
import { markImage, mustBeOwnImage } from './own-image';
import type { Cluster } from '../../platform/clusters/cluster';
import { baseOf } from '../../lab/lab';
import type { Action } from '../../runtime/scenario';

const BUILD_SECONDS = 300;

/** `docker build`. @throws EnvironmentError if the tag belongs to an image that labspec did not build */
export function buildImage(image: string): Action {
  const commandLine = `docker build -t ${image} .`;
  return {
    name: 'build the image',
    commandLine,
    shared: true,
    perform: async ({ run }) => {
      await mustBeOwnImage(image, run);
      const record = await buildDespiteCache(() => (run.runsUntrustedCode ? buildWithLimits : build)(run, image, commandLine));
      if (record.exitCode === 0) await markImage(image, run);
      run.forget('image', 'nodes');
      return record;
    },
    trace: async ({ run }) => {
      const there = await inspectImage(image);
      if (!there) throw await missingImage(image, run.shownFolder);
      return traceOf(run.shownFolder, `docker image inspect ${image}`, there.Id);
    },
  };
}

/** @throws EnvironmentError also if a program of the build found the disk full */
async function build(run: Run, image: string, typed: string): Promise<CommandRecord> {
  const record = await docker(['build', '-t', image, '.'], { cwd: run.folder, within: BUILD_SECONDS, typed });
  const outage = diskOutage(record);
  if (outage) throw outage;
  return record;
}

/** @throws TaskFailed for a build that hangs or fills the disk, or an image that could fill it: the student's build is to blame, not the engine */
async function buildWithLimits(run: Run, image: string, typed: string): Promise<CommandRecord> {
  const began = new Date();
  const output = new BuildOutput((container) => void limitProcesses(container, began).catch(() => undefined));
  const guard = await DiskGuard.begin(() => writtenByBuild(output.made), MOST_BUILT);
  try {
    const record = await tryDocker(['build', ...BUILD_LIMITS, ...ownDockerLabels(), '-t', image, '.'], { cwd: run.folder, env: BUILD_ENVIRONMENT, within: LIMITED_BUILD_SECONDS, signal: guard.signal, onOutput: (text) => output.hear(text), typed });
    const told = { subject: typed, seen: lastLines(record.output, 5), look: typed };
    const outage = engineOutage(record) ?? (guard.sawFullDisk ? diskOutage(record) : undefined);
    if (outage && !isStudentsChoice(outage, run)) throw outage;
    if (guard.signal.aborted) throw new TaskFailed({ ...told, cause: 'build-fills-the-disk', reason: 'The build fills the disk', next: 'correct the RUN line of the Dockerfile that writes without end' });
    if (record.outcome === 'timed out') throw new TaskFailed({ ...told, cause: 'build-hangs', reason: `The build did not end within ${LIMITED_BUILD_SECONDS} s`, next: 'correct the RUN line of the Dockerfile that waits or runs for ever' });
    if (record.exitCode === 0) await mustHaveNoVolumes(image, typed);
    return record;
  } finally {
    guard.end();
  }
}

/** Nothing limits the size of a volume. @throws TaskFailed after removing the image, so that nobody runs it */
async function mustHaveNoVolumes(image: string, typed: string): Promise<void> {
  const volumes = Object.keys((await inspectImage(image))?.Config.Volumes ?? {});
  if (volumes.length === 0) return;
  await docker(['image', 'rm', '--force', image], { within: 30 });
  throw new TaskFailed({ cause: 'image-has-volumes', reason: 'The image declares volumes, and labspec cannot limit their size', subject: typed, seen: volumes.join(', '), look: 'grep VOLUME Dockerfile', next: 'remove VOLUME from the Dockerfile' });
}

/** A student must not gain from a base image that no registry has: that counts as the student's mistake, not as an outage. */
function isStudentsChoice({ problem: { cause, subject } }: EnvironmentError, { lab }: Run): boolean {
  return cause === 'registry-not-answering' && !isSameOrNewer(subject ?? '', baseOf(lab));
}

/** Brings an image from the engine to the nodes, in the cluster's own way. */
export function bringImage(cluster: Cluster, image: string): Action {
  const { commandLine, shared, perform } = cluster.bring(image);
  return {
    name: 'load the image into kind',
    commandLine,
    ...(shared ? { shared } : {}),
    perform: async ({ run }) => {
      const record = await perform(run.folder);
      run.forget('nodes');
      return record;
    },
  };
}
