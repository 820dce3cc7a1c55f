import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { EnvironmentError } from '../../support/errors/errors';
import { needProgram } from '../../support/system/command/programs';
import { NPM_INTEGRITY } from '../../support/platform/clusters/kind/versions';
import type { StageContext } from '../stage';

/** Fetches a package of npm's registry into a folder that it makes. @returns the .tgz file @throws EnvironmentError if it is not the very file that is pinned */
export async function fetchPackage(bench: StageContext, name: string, folder: string): Promise<string> {
  await mkdir(folder);
  await bench.run(needProgram('npm'), ['pack', '--silent', name], { cwd: folder });
  const file = path.join(folder, (await readdir(folder)).find((entry) => entry.endsWith('.tgz')) ?? '');
  mustBe(name, await readFile(file));
  return file;
}

/** @throws EnvironmentError */
export function mustBe(name: string, content: Buffer): void {
  const seen = `sha512-${createHash('sha512').update(content).digest('base64')}`;
  if (seen === NPM_INTEGRITY[name]) return;
  throw new EnvironmentError({ cause: 'package-not-as-pinned', reason: `The package ${name} is not the one that labspec knows`, expected: NPM_INTEGRITY[name] ?? 'no package that is pinned', seen, next: 'look at the registry that npm uses: npm config get registry' });
}
