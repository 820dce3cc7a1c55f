import { copyFile, cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { docker } from '../../support/platform/docker/docker-cli';
import { BUILT_NODE_IMAGE } from '../../support/platform/clusters/kind/node-image';
import { needProgram } from '../../support/system/command/programs';
import { VERSIONS } from '../../support/platform/clusters/kind/versions';
import { go, goBuild } from '../go-build';
import { kubernetesFolder } from '../kubernetes';
import type { StageContext } from '../stage';
import { inScratch, keyOf, RIG, rigFiles } from '../store';
import { KUBE_PROXY_IMAGE, linkOrCopy, writeComponentImages } from './component-images';
import { BUILT_FROM } from './local-image';
import { ROOT_FILE_SYSTEMS, rootFileSystemFile, rootFileSystemKey } from './root-file-systems';

/**
 * How the names of containers begin that are only there while a node image is built. No label: the committed image would have it too, and
 * then every node made from it.
 */
export const BUILDING = 'labspec-build-node-';

const ENTRYPOINT = 'ENTRYPOINT ["/usr/local/bin/entrypoint", "/sbin/init"]';

export function nodeImageKey(): string {
  const trees = [ROOT_FILE_SYSTEMS.node, ROOT_FILE_SYSTEMS.components].map(rootFileSystemKey);
  return keyOf(rigFiles('node'), rigFiles('go'), rigFiles('images'), VERSIONS, trees);
}

/** Builds the image of a kind node: a machine of Debian's packages and kind's files, with the images of Kubernetes in its containerd. */
export async function buildNodeImage(bench: StageContext): Promise<void> {
  const base = `labspec-build/node:${process.pid}`;
  await inScratch(async (scratch) => {
    try {
      const context = path.join(scratch, 'context');
      bench.say('gathering its files');
      await fillContext(bench, context);
      bench.say('docker build');
      await bench.run(needProgram('docker'), ['build', '--tag', base, context]);
      const archive = path.join(scratch, 'images.tar');
      bench.say('packing the images of Kubernetes');
      await writeComponentImages(bench, scratch, archive);
      await importAndCommit(bench, base, archive);
    } finally {
      await docker(['image', 'rm', '--force', base]);
    }
  });
}

/** What the Dockerfile expects beside it. */
async function fillContext(bench: StageContext, context: string): Promise<void> {
  await cp(path.join(RIG, 'node'), context, { recursive: true });
  // A module's files are read-only; the copies must go away again.
  await cp(await kindFiles(bench), path.join(context, 'kind-files'), { recursive: true });
  await bench.run('chmod', ['-R', 'u+w', path.join(context, 'kind-files')]);
  await linkOrCopy(rootFileSystemFile(ROOT_FILE_SYSTEMS.node), path.join(context, 'root-file-system.tar'));
  for (const program of ['kube', 'kubectl']) await linkOrCopy(path.join(kubernetesFolder(), program), path.join(context, program));
  await copyFile(await goBuild(bench, 'runc-without-sys-resource'), path.join(context, 'runc-without-sys-resource'));
  for (const manifest of ['default-cni.yaml', 'default-storage.yaml'].map((name) => path.join(context, name))) {
    await writeFile(manifest, (await readFile(manifest, 'utf8')).replaceAll('KUBE_PROXY_IMAGE', KUBE_PROXY_IMAGE));
  }
  await writeFile(path.join(context, 'version'), VERSIONS.kubernetes);
}

/** The node's files of kind itself, in Go's module cache: of the very version that makes the clusters. */
async function kindFiles(bench: StageContext): Promise<string> {
  const { stdout } = await go(bench, ['mod', 'download', '-json', `sigs.k8s.io/kind@${VERSIONS.kind}`], { forWhat: 'the node image', cwd: RIG });
  return path.join((JSON.parse(stdout) as { Dir: string }).Dir, 'images/base/files');
}

async function importAndCommit(bench: StageContext, base: string, archive: string): Promise<void> {
  const program = needProgram('docker');
  const container = `${BUILDING}${process.pid}`;
  const changes = [ENTRYPOINT, `LABEL ${BUILT_FROM}=${nodeImageKey()}`].flatMap((change) => ['--change', change]);
  try {
    // Privileged: containerd mounts what it unpacks.
    await bench.run(program, ['run', '--detach', '--privileged', '--network', 'none', '--name', container, '--entrypoint', 'sleep', base, 'infinity']);
    bench.say('importing the images of Kubernetes');
    await bench.run(program, ['exec', '--interactive', container, 'sh', '-c', IMPORT], { inputFile: archive });
    bench.say('docker commit');
    await bench.run(program, ['commit', ...changes, container, BUILT_NODE_IMAGE]);
  } finally {
    await docker(['rm', '--force', '--volumes', container], { within: 60 });
  }
}

const IMPORT = 'sh /kind/import-images && rm /kind/import-images';
