import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { rigFiles, SOURCES } from '../rig/store';
import { messageOf } from '../support/errors/errors';
import { bundleClient } from '../support/platform/kubernetes/bundle-client';
import { parameterTypesForEditors } from './editor';
import { packageFolder } from '../support/system/files/project';

// `npm pack` calls this: compiles steps, support and rig into dist/, with types and source maps.
const DIST = join(packageFolder, 'dist');
const FOLDERS = ['steps', 'support', 'rig'];

async function main(): Promise<void> {
  rmSync(DIST, { recursive: true, force: true });
  await execa('tsc', ['--project', join(packageFolder, 'package/tsconfig.json')], { preferLocal: true, localDir: packageFolder, stdout: 'inherit', stderr: 'inherit' });
  for (const folder of FOLDERS) cpSync(join(packageFolder, folder), join(DIST, folder), { recursive: true, filter: (path) => !path.endsWith('.ts') || path.endsWith('.d.ts') });
  mkdirSync(join(DIST, 'editor'));
  writeFileSync(join(DIST, 'editor/parameter-types.ts'), await parameterTypesForEditors());
  writeFileSync(join(DIST, 'rig', SOURCES), JSON.stringify({ images: rigFiles('images') }));
  bundleClient(join(DIST, 'client-node.cjs'));
}

main().catch((error: unknown) => {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = 1;
});
