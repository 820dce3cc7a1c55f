import { mkdir } from 'node:fs/promises';
import { totalmem } from 'node:os';
import path from 'node:path';
import { cacheFolder } from '../support/system/files/cache';
import { VERSIONS } from '../support/platform/clusters/kind/versions';
import { go } from './go-build';
import type { StageContext } from './stage';
import { keyOf, make, RIG, rigFiles } from './store';

const SOURCE = 'go/kubernetes';

/** The programs of Kubernetes and the packages that they are made of: `kube` is all components in one. */
const PROGRAMS = { kube: '.', kubectl: './kubectl', 'local-path-provisioner': 'github.com/rancher/local-path-provisioner' };

/** A compiler that collects garbage less often needs less time, and 3 GB instead of 2. */
const GENEROUS = totalmem() >= 8e9 ? { GOGC: '400' } : {};

/** The folder in the cache that holds them. */
export function kubernetesFolder(): string {
  return path.join(cacheFolder(), 'kubernetes', `${VERSIONS.kubernetes}-${keyOf(rigFiles(SOURCE), versionFlags())}`);
}

/** Compiles them: minutes, on both cores, unless Go's own cache has most of it. */
export async function compileKubernetes(bench: StageContext): Promise<void> {
  const cwd = path.join(RIG, SOURCE);
  const forWhat = 'Kubernetes';
  bench.say('fetching its sources (Go modules)');
  const listed = await go(bench, ['list', '-deps', PROGRAMS.kube, PROGRAMS.kubectl], { cwd, forWhat });
  const packages = listed.stdout.split('\n').filter(Boolean).length;
  await make(kubernetesFolder(), async (part) => {
    await mkdir(part);
    let compiled = 0;
    const onOutput = (text: string): void => {
      compiled += text.split('\n').length - 1;
      bench.say(`compiling, ${compiled} of at most ${packages} packages`);
    };
    const build = ['build', '-v', '-ldflags', versionFlags()];
    for (const [name, source] of Object.entries(PROGRAMS)) await go(bench, [...build, '-o', path.join(part, name), source], { cwd, forWhat, onOutput, env: GENEROUS });
  });
}

/** The flags that give the programs their version: kubeadm and kubelet depend on it. */
function versionFlags(): string {
  const [major, minor] = VERSIONS.kubernetes.slice(1).split('.');
  const facts = { gitVersion: VERSIONS.kubernetes, gitMajor: major, gitMinor: minor, gitTreeState: 'clean', buildDate: '1970-01-01T00:00:00Z' };
  const packages = ['k8s.io/component-base/version', 'k8s.io/client-go/pkg/version'];
  return ['-s -w', ...packages.flatMap((name) => Object.entries(facts).map(([key, value]) => `-X ${name}.${key}=${value}`))].join(' ');
}
