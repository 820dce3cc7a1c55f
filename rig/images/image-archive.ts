import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { StageContext } from '../stage';

/** An image of one layer. */
export interface FlatImage {
  /** All the names that it has. */
  names: readonly string[];
  /** A tar file; it is moved away. */
  layer: string;
  entrypoint: readonly string[];
}

const PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const ARCHITECTURES: Record<string, string> = { x64: 'amd64' };

/**
 * Writes an archive as `docker save` does, into a folder that has nothing else. By hand: to have the engine write it, Kubernetes' own image
 * names would have to be put on images of the person's engine. One layer an image: in a container, whose files are an overlay, containerd
 * cannot lay one over another.
 */
export async function writeImageArchive(bench: StageContext, folder: string, images: readonly FlatImage[], file: string): Promise<void> {
  const manifest: object[] = [];
  for (const { names, layer, entrypoint } of images) {
    const digest = await digestOf(layer);
    const config = JSON.stringify({
      architecture: ARCHITECTURES[process.arch] ?? process.arch,
      os: 'linux',
      config: { Env: [PATH], Entrypoint: entrypoint },
      rootfs: { type: 'layers', diff_ids: [`sha256:${digest}`] },
    });
    const configName = `${createHash('sha256').update(config).digest('hex')}.json`;
    await rename(layer, path.join(folder, `${digest}.tar`));
    await writeFile(path.join(folder, configName), config);
    manifest.push({ Config: configName, RepoTags: names, Layers: [`${digest}.tar`] });
  }
  await writeFile(path.join(folder, 'manifest.json'), JSON.stringify(manifest));
  await bench.run('tar', ['-c', '-C', folder, '-f', file, '.']);
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}
