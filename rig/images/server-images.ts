import { cp } from 'node:fs/promises';
import path from 'node:path';
import { needProgram } from '../../support/system/command/programs';
import type { StageContext } from '../stage';
import { inScratch, keyOf, RIG, rigFiles } from '../store';
import { linkOrCopy } from './component-images';
import type { LabImage } from './lab-images';
import { BUILT_FROM } from './local-image';
import { ROOT_FILE_SYSTEMS, rootFileSystemFile, rootFileSystemKey } from './root-file-systems';

/** Servers that public labs use, from Debian's packages: the folders of rig/servers. */
const SERVERS = ['nginx', 'redis', 'httpd'] as const;

/** An image of such a server, under whatever tag the lab names: a rollout needs two. Undefined for other images. @param name `nginx:1.27` */
export function serverImage(name: string): LabImage | undefined {
  const server = SERVERS.find((one) => name.startsWith(`${one}:`));
  if (!server) return undefined;
  const key = keyOf(rigFiles(`servers/${server}`), rootFileSystemKey(ROOT_FILE_SYSTEMS[server]));
  return { name, key, tree: server, build: (bench) => build(bench, server, name, key) };
}

async function build(bench: StageContext, server: (typeof SERVERS)[number], name: string, key: string): Promise<void> {
  await inScratch(async (scratch) => {
    const context = path.join(scratch, 'context');
    await cp(path.join(RIG, 'servers', server), context, { recursive: true });
    await linkOrCopy(rootFileSystemFile(ROOT_FILE_SYSTEMS[server]), path.join(context, 'root-file-system.tar'));
    bench.say('docker build');
    await bench.run(needProgram('docker'), ['build', '--label', `${BUILT_FROM}=${key}`, '--tag', name, context]);
  });
}
