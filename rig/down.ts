import { existsSync } from 'node:fs';
import { readdir, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { EnvironmentError } from '../support/errors/errors';
import { lastLine } from '../support/system/command/command-record';
import type { ClusterShape } from '../support/platform/clusters/kind/cluster-shape';
import { clusterState } from '../support/platform/clusters/kind/cluster-state';
import { docker } from '../support/platform/docker/docker-cli';
import { deleteCluster } from '../support/platform/clusters/kind/kind-cli';
import { NODE_IMAGES } from '../support/platform/clusters/kind/node-image';
import { cacheFolder } from '../support/system/files/cache';
import { withLock } from '../support/system/files/lock';
import { localImage } from './images/local-image';
import { pulledImages } from './images/registry';

/** The folders of the rig in the cache. Other files stay: the user may have chosen a folder with other things in it. */
const IN_CACHE = ['bin', 'kubernetes', 'root-file-systems', 'programs', 'logs', 'pulled-images.json', 'up.pid'];

/** Deletes the cluster if labspec made it, and returns a sentence about it. @throws EnvironmentError if somebody else made it */
export async function removeCluster(shape: ClusterShape): Promise<string> {
  const state = await clusterState(shape);
  if (!state.exists) return `There is no cluster ${shape.name}.`;
  if (!state.own) {
    throw new EnvironmentError({ reason: 'labspec did not make this cluster, so it does not remove it', subject: shape.name, next: `kind delete cluster --name ${shape.name}, if nobody needs it` });
  }
  await deleteCluster(shape.name);
  return `The cluster ${shape.name} is deleted.`;
}

/** Removes the images of the lab that labspec built or pulled; returns a sentence about each. */
export async function removeImages(names: readonly string[]): Promise<string[]> {
  const lines: string[] = [];
  for (const name of [...names, ...NODE_IMAGES]) {
    const image = await localImage(name);
    if (!image) continue;
    const own = image.builtFrom !== undefined || pulledImages()[name] === image.id;
    lines.push(own ? await removeImage(name) : `${name} is not labspec’s: it stays.`);
  }
  return lines.length > 0 ? lines : ['None of the images is there.'];
}

async function removeImage(name: string): Promise<string> {
  const record = await docker(['image', 'rm', name]);
  return record.exitCode === 0 ? `${name} is removed.` : `${name} stays: ${lastLine(record.stderr)}`;
}

/** Empties labspec's cache, once no other run uses it. */
export async function removeCache(): Promise<string> {
  const folder = cacheFolder();
  if (!existsSync(folder)) return `There is no cache (${folder}).`;
  await withLock(path.join(folder, 'up'), { within: 60 }, async () => {
    const parts = (await readdir(folder)).filter((name) => name.startsWith('.part-'));
    for (const name of [...IN_CACHE, ...parts]) await rm(path.join(folder, name), { recursive: true, force: true });
  });
  const left = await rmdir(folder).then(() => '', () => ' What else is in it stays.');
  return `The cache (${folder}) is removed.${left}`;
}
