import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withTag } from '../../support/platform/docker/image-name';

/** Where Docker's overlay2 driver keeps its data about images, below the engine's own folder. */
const IMAGES = 'image/overlay2';

/** Whether this machine's engine keeps images as files that can be copied to another engine. */
export function canCopyImages(): boolean {
  return ofEngine('info', '{{.Driver}}') === 'overlay2';
}

/**
 * Copies images of this machine's engine, as files, to an engine that has not been started. For a cluster's node image, `docker save`
 * and `docker load` take 40 CPU seconds; this takes two.
 * @param folder of that engine
 */
export function copyImages(images: readonly string[], folder: string): void {
  const from = { root: ofEngine('info', '{{.DockerRootDir}}'), folder };
  const repositories: Record<string, Record<string, string>> = {};
  for (const image of images.map(withTag)) {
    const id = ofEngine('image', 'inspect', image, '{{.Id}}');
    const config = join(IMAGES, 'imagedb/content/sha256', hexOf(id));
    copy(from, config);
    for (const layer of chainOf(readFileSync(join(folder, config), 'utf8'))) copyLayer(from, join(IMAGES, 'layerdb/sha256', layer));
    (repositories[image.slice(0, image.lastIndexOf(':'))] ??= {})[image] = id;
  }
  writeFileSync(join(folder, IMAGES, 'repositories.json'), JSON.stringify({ Repositories: repositories }));
}

interface Engines {
  root: string;
  folder: string;
}

function copyLayer(engines: Engines, layer: string): void {
  copy(engines, layer);
  const disk = join('overlay2', read(engines, layer, 'cache-id'));
  copy(engines, disk);
  copy(engines, join('overlay2/l', read(engines, disk, 'link')));
}

/** The names of an image's layers on disk: each name depends on all layers below it. @see https://github.com/opencontainers/image-spec/blob/main/config.md#layer-chainid */
function chainOf(config: string): string[] {
  const { rootfs } = JSON.parse(config) as { rootfs: { diff_ids: string[] } };
  const chain: string[] = [];
  for (const diffId of rootfs.diff_ids) {
    const below = chain.at(-1);
    chain.push(below === undefined ? hexOf(diffId) : createHash('sha256').update(`sha256:${below} ${diffId}`).digest('hex'));
  }
  return chain;
}

/** Uses cp, which keeps everything about a file: owner, mode, extended attributes, symbolic links. */
function copy({ root, folder }: Engines, path: string): void {
  if (existsSync(join(folder, path))) return;
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  execFileSync('cp', ['--archive', '--reflink=auto', join(root, path), join(folder, path)]);
}

function read({ root }: Engines, ...path: string[]): string {
  return readFileSync(join(root, ...path), 'utf8');
}

function hexOf(digest: string): string {
  return digest.replace(/^sha256:/, '');
}

function ofEngine(...asked: string[]): string {
  return execFileSync('docker', [...asked.slice(0, -1), '--format', asked.at(-1) ?? ''], { encoding: 'utf8' }).trim();
}
