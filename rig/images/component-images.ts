import { chmod, copyFile, link, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { VERSIONS } from '../../support/platform/clusters/kind/versions';
import { goBuild } from '../go-build';
import { kubernetesFolder } from '../kubernetes';
import type { StageContext } from '../stage';
import { RIG } from '../store';
import { writeImageArchive, type FlatImage } from './image-archive';
import { extendTar } from './image-tar';
import { ROOT_FILE_SYSTEMS, rootFileSystemFile } from './root-file-systems';

/** The image that kube-proxy runs from, and with it the pod network and the provisioner of volumes. */
export const KUBE_PROXY_IMAGE = `registry.k8s.io/kube-proxy:${VERSIONS.kubernetes}`;

const COMPONENTS = ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kube-proxy', 'kube-network-policies', 'etcd', 'coredns'];
const IPTABLES = ['iptables', 'iptables-save', 'iptables-restore', 'ip6tables', 'ip6tables-save', 'ip6tables-restore'];

/** Writes the archive of the images that kubeadm starts a cluster from. */
export async function writeComponentImages(bench: StageContext, scratch: string, file: string): Promise<void> {
  const folder = path.join(scratch, 'images');
  await mkdir(folder);
  const images = [await componentImage(bench, scratch), await pauseImage(bench, scratch)];
  await writeImageArchive(bench, folder, images, file);
}

/** All components are one program, so their images are one image with many names. */
async function componentImage(bench: StageContext, scratch: string): Promise<FlatImage> {
  const folder = path.join(scratch, 'components');
  const bin = path.join(folder, 'usr/local/bin');
  await mkdir(bin, { recursive: true });
  for (const program of ['kube', 'kubectl', 'local-path-provisioner']) await linkOrCopy(path.join(kubernetesFolder(), program), path.join(bin, program));
  await copyFile(path.join(RIG, 'node/labnet'), path.join(bin, 'labnet'));
  await chmod(path.join(bin, 'labnet'), 0o755);
  const layer = path.join(scratch, 'components.tar');
  await extendTar(bench, rootFileSystemFile(ROOT_FILE_SYSTEMS.components), layer, {
    folder,
    links: [
      ...COMPONENTS.map((name) => ({ at: `usr/local/bin/${name}`, to: 'kube' })),
      // In a tree that is only unpacked nobody has chosen between iptables' two kinds.
      ...IPTABLES.map((name) => ({ at: `usr/local/sbin/${name}`, to: `/usr/sbin/${name.replace('tables', 'tables-nft')}` })),
    ],
  });
  return { names: await componentNames(bench), layer, entrypoint: ['/usr/local/bin/coredns'] };
}

/** The names under which kubeadm looks for them. */
async function componentNames(bench: StageContext): Promise<string[]> {
  const list = ['config', 'images', 'list', '--kubernetes-version', VERSIONS.kubernetes];
  const { stdout } = await bench.run(path.join(kubernetesFolder(), 'kube'), list, { calledAs: 'kubeadm' });
  return stdout.split('\n').filter((name) => name && !name.includes('/pause:'));
}

async function pauseImage(bench: StageContext, scratch: string): Promise<FlatImage> {
  const folder = path.join(scratch, 'pause');
  await mkdir(folder);
  await copyFile(await goBuild(bench, 'pause'), path.join(folder, 'pause'));
  const layer = path.join(scratch, 'pause.tar');
  await bench.run('tar', ['-c', '-C', folder, '--owner=0', '--group=0', '-f', layer, '.']);
  return { names: VERSIONS.pause.map((tag) => `registry.k8s.io/pause:${tag}`), layer, entrypoint: ['/pause'] };
}

/** A second name for a large file, a copy where the two folders are on different disks. */
export async function linkOrCopy(from: string, to: string): Promise<void> {
  await link(from, to).catch(() => copyFile(from, to));
}
