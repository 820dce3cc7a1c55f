import path from 'node:path';
import { cacheFolder } from '../../support/system/files/cache';
import { VERSIONS } from '../../support/platform/clusters/kind/versions';
import { keyOf } from '../store';

/** A tree of Debian packages, as a tar file. */
export interface RootFileSystem {
  name: string;
  /** What it is for, in a few words. */
  purpose: string;
  packages: readonly string[];
  /** mmdebstrap's variant: `minbase` is set up, with apt; `extract` is only unpacked, in a third of the time. */
  variant: 'minbase' | 'extract';
}

export const ROOT_FILE_SYSTEMS = {
  node: {
    name: 'node',
    purpose: 'the cluster’s nodes',
    variant: 'minbase',
    packages: [
      ...['systemd', 'systemd-sysv', 'dbus', 'util-linux', 'mount', 'kmod', 'e2fsprogs', 'procps', 'bash', 'ca-certificates', 'curl', 'jq', 'pigz'],
      ...['containerd', 'runc', 'containernetworking-plugins', 'libseccomp2'],
      ...['conntrack', 'iptables', 'nftables', 'iproute2', 'ethtool', 'socat', 'ipset'],
    ],
  },
  components: {
    name: 'components',
    purpose: 'Kubernetes’ own pods',
    variant: 'extract',
    packages: ['iptables', 'conntrack', 'kmod', 'ipset', 'nftables', 'iproute2', 'dash', 'coreutils', 'sed'],
  },
  nodejs: { name: 'nodejs', purpose: 'node:20-slim', variant: 'minbase', packages: ['ca-certificates'] },
  // Not busybox-static: Debian's crashes on look-ups of names. The dynamic one needs its libc.
  busybox: { name: 'busybox', purpose: 'busybox', variant: 'extract', packages: ['busybox', 'libc6'] },
  nginx: { name: 'nginx', purpose: 'nginx', variant: 'minbase', packages: ['nginx-light', 'curl'] },
  redis: { name: 'redis', purpose: 'redis', variant: 'minbase', packages: ['redis-server'] },
  httpd: { name: 'httpd', purpose: 'httpd', variant: 'minbase', packages: ['apache2', 'media-types'] },
} as const satisfies Record<string, RootFileSystem>;

/** Without these, apt takes a package that merges /usr by a perl program: perl is a quarter of the smallest tree. */
const MERGED_USR = { package: 'usr-is-merged', hooks: '--hook-dir=/usr/share/mmdebstrap/hooks/merged-usr' };

const LEFT_OUT = ['doc', 'man', 'locale', 'info', 'lintian'].map((folder) => `--dpkgopt=path-exclude=/usr/share/${folder}/*`);

/** What mmdebstrap is called with, but for the file to write. */
export function mmdebstrapArguments({ variant, packages }: RootFileSystem): string[] {
  const included = variant === 'minbase' ? [MERGED_USR.package, ...packages] : packages;
  const hooks = variant === 'minbase' ? [MERGED_USR.hooks] : [];
  return ['--quiet', '--format=tar', `--variant=${variant}`, `--include=${included.join(',')}`, ...hooks, ...LEFT_OUT, VERSIONS.debian];
}

/** Where the tar file is, or will be. */
export function rootFileSystemFile(tree: RootFileSystem): string {
  return path.join(cacheFolder(), 'root-file-systems', `${tree.name}-${rootFileSystemKey(tree)}.tar`);
}

export function rootFileSystemKey(tree: RootFileSystem): string {
  return keyOf(mmdebstrapArguments(tree));
}
