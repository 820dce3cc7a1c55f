import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { docker } from '../../support/platform/docker/docker-cli';
import { needProgram } from '../../support/system/command/programs';
import { VERSIONS } from '../../support/platform/clusters/kind/versions';
import type { StageContext } from '../stage';
import { inScratch, keyOf, rigFiles } from '../store';
import { addHome, extendTar } from './image-tar';
import { BUILT_FROM } from './local-image';
import { fetchPackage } from './npm-package';
import { ROOT_FILE_SYSTEMS, rootFileSystemFile, rootFileSystemKey } from './root-file-systems';

const PATH = 'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** An image of the lab that can be built from package registries. */
export interface LabImage {
  name: string;
  key: string;
  tree: keyof typeof ROOT_FILE_SYSTEMS;
  build(bench: StageContext): Promise<void>;
}

export const LAB_IMAGES: readonly LabImage[] = [
  { name: 'node:20-slim', key: keyOf(rigFiles('images'), VERSIONS.node, VERSIONS.npm, rootFileSystemKey(ROOT_FILE_SYSTEMS.nodejs)), tree: 'nodejs', build: buildNodejs },
  { name: 'busybox:latest', key: keyOf(rigFiles('images'), rootFileSystemKey(ROOT_FILE_SYSTEMS.busybox)), tree: 'busybox', build: buildBusybox },
];

function keyFor(name: string): string {
  return LAB_IMAGES.find((image) => image.name === name)?.key ?? '';
}

async function importImage(bench: StageContext, tar: string, name: string, changes: readonly string[]): Promise<void> {
  const label = `LABEL ${BUILT_FROM}=${keyFor(name)}`;
  await bench.run(needProgram('docker'), ['import', ...[...changes, label].flatMap((change) => ['--change', change]), '-', name], { inputFile: tar });
}

/** As in the published images of Debian: without it, `apt-get update` leaves 80 MB in the layer. */
const APT_IN_AN_IMAGE = 'Dir::Cache::pkgcache "";\nDir::Cache::srcpkgcache "";\nAcquire::Languages "none";\n';

/** Debian's smallest tree, with the Node.js program and the npm that npm's registry serves, where the published image has them. */
async function buildNodejs(bench: StageContext): Promise<void> {
  await inScratch(async (scratch) => {
    const folder = path.join(scratch, 'tree');
    const npmFolder = path.join(folder, 'usr/local/lib/node_modules/npm');
    const apt = path.join(folder, 'etc/apt/apt.conf.d');
    for (const made of [path.join(folder, 'usr/local/bin'), npmFolder, apt]) await mkdir(made, { recursive: true });
    await writeFile(path.join(apt, 'docker-clean'), APT_IN_AN_IMAGE);
    bench.say('fetching Node.js and npm');
    const node = await fetchPackage(bench, `node-linux-${process.arch}@${VERSIONS.node}`, path.join(scratch, 'node'));
    const npm = await fetchPackage(bench, `npm@${VERSIONS.npm}`, path.join(scratch, 'npm'));
    await bench.run('tar', ['-x', '--no-same-owner', '--strip-components=2', '-C', path.join(folder, 'usr/local/bin'), '-f', node, 'package/bin/node']);
    await bench.run('tar', ['-x', '--no-same-owner', '--strip-components=1', '-C', npmFolder, '-f', npm]);
    await bench.run('chmod', ['755', ...['bin/npm-cli.js', 'bin/npx-cli.js'].map((file) => path.join(npmFolder, file))]);
    const links = [
      { at: 'usr/local/bin/npm', to: '../lib/node_modules/npm/bin/npm-cli.js' },
      { at: 'usr/local/bin/npx', to: '../lib/node_modules/npm/bin/npx-cli.js' },
      { at: 'usr/local/bin/nodejs', to: 'node' },
    ];
    const tar = path.join(scratch, 'image.tar');
    const tree = rootFileSystemFile(ROOT_FILE_SYSTEMS.nodejs);
    const replaced = await addUser(bench, tree, folder);
    await extendTar(bench, tree, tar, { folder, links, replaced });
    await addHome(bench, tar, { home: 'home/node', uid: NODE_USER });
    bench.say('docker import');
    await importImage(bench, tar, 'node:20-slim', [PATH, 'CMD ["node"]']);
  });
}

/** The user that the published image has beside root, for `USER node`. */
const NODE_USER = 1000;

/** @returns the files that have it now */
async function addUser(bench: StageContext, tree: string, folder: string): Promise<string[]> {
  const lines = { passwd: `node:x:${NODE_USER}:${NODE_USER}::/home/node:/bin/bash`, group: `node:x:${NODE_USER}:` };
  for (const [name, line] of Object.entries(lines)) {
    const { stdout } = await bench.run('tar', ['-x', '-O', '-f', tree, `./etc/${name}`]);
    await writeFile(path.join(folder, 'etc', name), `${stdout.trimEnd()}\n${line}\n`);
  }
  return Object.keys(lines).map((name) => `etc/${name}`);
}

/** The one program that labs use of the published busybox and Debian's has not: values of variables, exit code 1 if one is not set. */
const PRINTENV = `#!/bin/sh
[ $# -eq 0 ] && exec env
exec awk 'BEGIN { for (i = 1; i < ARGC; i++) if (ARGV[i] in ENVIRON) print ENVIRON[ARGV[i]]; else missing = 1; exit missing }' "$@"
`;

/** Debian's busybox with its libc, a link for each of its applets, and printenv. */
async function buildBusybox(bench: StageContext): Promise<void> {
  const tree = rootFileSystemFile(ROOT_FILE_SYSTEMS.busybox);
  const bare = `labspec-build/busybox:${process.pid}`;
  try {
    await bench.run(needProgram('docker'), ['import', '-', bare], { inputFile: tree });
    const { stdout } = await bench.run(needProgram('docker'), ['run', '--rm', '--network', 'none', bare, '/bin/busybox', '--list-full']);
    await inScratch(async (scratch) => {
      const folder = path.join(scratch, 'tree');
      for (const made of ['root', 'etc', 'usr/bin']) await mkdir(path.join(folder, made), { recursive: true });
      await writeFile(path.join(folder, 'etc/passwd'), 'root:x:0:0:root:/root:/bin/sh\n');
      await writeFile(path.join(folder, 'etc/group'), 'root:x:0:\n');
      await writeFile(path.join(folder, 'usr/bin/printenv'), PRINTENV, { mode: 0o755 });
      const links = appletLinks(stdout).filter(({ at }) => at !== 'bin/printenv');
      const tar = path.join(scratch, 'image.tar');
      await extendTar(bench, tree, tar, { folder, links });
      await importImage(bench, tar, 'busybox:latest', [PATH, 'CMD ["sh"]']);
    });
  } finally {
    await docker(['image', 'rm', '--force', bare]);
  }
}

/** A link to busybox in /bin for each applet that it lists (`usr/bin/wget` ...), but for itself. */
export function appletLinks(list: string): { at: string; to: string }[] {
  const names = list.split('\n').filter(Boolean).map((applet) => path.posix.basename(applet));
  return [...new Set(names)].filter((name) => name !== 'busybox').map((name) => ({ at: `bin/${name}`, to: 'busybox' }));
}
