import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../../../system/command/run-command';
import { makeOwnFolder } from '../../../system/files/own-folder';
import { fullName, withTag } from '../../docker/image-name';
import type { ImageDelivery } from '../cluster';
import { nodeNames, type ClusterShape } from './cluster-shape';
import { loadImage } from './load-image';

const SECONDS = 120;

/**
 * Loads an image onto all nodes as `kind load docker-image` does, but without the layers that a node already has: the images of a class share their
 * base. If that fails, kind does it.
 */
export function loadLayers(image: string, cluster: ClusterShape): ImageDelivery {
  const whole = loadImage(image, cluster);
  return {
    ...whole,
    perform: async (folder) => {
      const start = performance.now();
      const isBrought = await bring(withTag(image), nodeNames(cluster)).then(() => true, () => false);
      if (!isBrought) return whole.perform(folder);
      return { commandLine: whole.commandLine, cwd: folder, outcome: 'exited', exitCode: 0, seconds: (performance.now() - start) / 1000, stdout: '', stderr: '', output: '' };
    },
  };
}

async function bring(image: string, nodes: readonly string[]): Promise<void> {
  const folder = makeOwnFolder('image');
  try {
    await mustWork('set -o pipefail; docker save "$0" | tar -x -C "$1"', image, folder);
    const layers = layOut(image, folder);
    await Promise.all(nodes.map((node) => importInto(node, folder, layers)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Layers {
  /** Small files, sent to every node. */
  always: string[];
  /** By their digests. */
  layers: string[];
}

interface Saved {
  Config: string;
  Layers: string[];
}

/** Turns the output of `docker save` into an image layout that may lack layers. @see https://github.com/opencontainers/image-spec/blob/main/image-layout.md */
function layOut(image: string, folder: string): Layers {
  const [saved] = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as [Saved];
  const config = readFileSync(join(folder, saved.Config));
  const { rootfs } = JSON.parse(config.toString()) as { rootfs: { diff_ids: string[] } };
  mkdirSync(join(folder, 'blobs/sha256'), { recursive: true });
  const add = (content: string | Buffer): { digest: string; size: number } => {
    const digest = `sha256:${createHash('sha256').update(content).digest('hex')}`;
    writeFileSync(join(folder, blob(digest)), content);
    return { digest, size: content.length };
  };
  // Files with the same content exist once.
  const sizes = new Map(saved.Layers.map((path, index) => [rootfs.diff_ids[index] ?? '', statSync(join(folder, path)).size]));
  saved.Layers.forEach((path, index) => renameSync(join(folder, path), join(folder, blob(rootfs.diff_ids[index] ?? ''))));
  const described = add(config);
  const manifest = add(JSON.stringify({
    schemaVersion: 2,
    mediaType: MANIFEST,
    config: { mediaType: 'application/vnd.docker.container.image.v1+json', ...described },
    layers: rootfs.diff_ids.map((digest) => ({ mediaType: 'application/vnd.docker.image.rootfs.diff.tar', digest, size: sizes.get(digest) })),
  }));
  writeFileSync(join(folder, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
  writeFileSync(join(folder, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests: [{ mediaType: MANIFEST, ...manifest, annotations: { 'io.containerd.image.name': fullName(image) } }] }));
  return { always: ['oci-layout', 'index.json', blob(described.digest), blob(manifest.digest)], layers: rootfs.diff_ids };
}

const MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json';

/** As kind does it: under the same names, for the same snapshotter. */
const IMPORT = 'set -o pipefail; tar -C "$1" -c "${@:2}" | docker exec -i "$0" ctr --namespace=k8s.io images import --all-platforms --digests --snapshotter=overlayfs -';

async function importInto(node: string, folder: string, { always, layers }: Layers): Promise<void> {
  const there = new Set((await mustWork('docker exec "$0" ctr --namespace=k8s.io content ls --quiet', node)).split('\n'));
  const missing = layers.filter((digest) => !there.has(digest));
  await mustWork(IMPORT, node, folder, ...always, ...new Set(missing.map(blob)));
}

/** @throws Error with its output; kind then loads the image */
async function mustWork(script: string, ...args: string[]): Promise<string> {
  const { exitCode, stdout, output } = await runCommand('bash', ['-c', script, ...args], { within: SECONDS });
  if (exitCode !== 0) throw new Error(output);
  return stdout;
}

/** `sha256:1f2e` -> `blobs/sha256/1f2e` */
function blob(digest: string): string {
  return `blobs/${digest.replace(':', '/')}`;
}
