import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { messageOf } from '../support/errors/errors';
import { packageFolder } from '../support/system/files/project';
import { makeOwnFolder } from '../support/system/files/own-folder';

// `npm run image -- labspec:dev`: builds the container image of labspec, from the package and its dependencies.
const [TAG = 'labspec:dev'] = process.argv.slice(2);

/** Files that are a third of what npm installs. */
const FOR_DEVELOPERS = ['*.map', '*.d.ts', '*.d.mts', '*.d.cts', '*.md', '*.tsbuildinfo'];

async function main(): Promise<void> {
  const folder = makeOwnFolder('image');
  const content = join(folder, 'package');
  try {
    await execa('npm', ['pack', packageFolder, '--pack-destination', folder, '--silent'], { cwd: folder, stderr: 'inherit' });
    await execa('sh', ['-c', 'tar -xzf ./*.tgz'], { cwd: folder });
    cpSync(join(packageFolder, 'package-lock.json'), join(content, 'package-lock.json'));
    await execa('npm', ['ci', '--omit=dev', '--no-audit', '--no-fund'], { cwd: content, stdout: 'inherit', stderr: 'inherit' });
    // Nobody debugs in the image, or compiles against it.
    await execa('find', [join(content, 'node_modules'), '-type', 'f', '(', ...FOR_DEVELOPERS.flatMap((name, index) => [...(index > 0 ? ['-o'] : []), '-name', name]), ')', '-delete']);
    await execa('docker', ['build', '--tag', TAG, '--file', join(packageFolder, 'container/Dockerfile'), content], { stdout: 'inherit', stderr: 'inherit' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = 1;
});
