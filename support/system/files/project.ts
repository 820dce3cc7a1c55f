import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** The folder that contains labspec: a checkout, or `node_modules/labspec`. */
export const packageFolder = upwards(__dirname, (folder) => existsSync(join(folder, 'package.json'))) ?? resolve(__dirname, '../../..');

/** A page of labspec's docs, as its reader opens it: `docs/write-a-lab.md` in a checkout, else below node_modules. */
export function docsPage(name: string): string {
  return relative(process.cwd(), join(packageFolder, 'docs', name));
}

/** Whether labspec's own code is TypeScript here, and not what a package has made of it. */
export const isCheckout = __filename.endsWith('.ts');

/**
 * The folder that contains the labs, in `features` and `fixtures`: what LABSPEC_PROJECT names, else the working folder or the nearest one above it that
 * has a lab, else labspec's own.
 */
export function projectFolder(): string {
  const chosen = process.env['LABSPEC_PROJECT'];
  return chosen ? resolve(chosen) : (upwards(process.cwd(), hasLabs) ?? packageFolder);
}

function hasLabs(folder: string): boolean {
  const features = join(folder, 'features');
  return existsSync(features) && readdirSync(features, { withFileTypes: true }).some((entry) => entry.isDirectory() && existsSync(join(features, entry.name, 'lab.yaml')));
}

/** The folder, or the nearest one above it, that is as wanted. */
function upwards(folder: string, isWanted: (folder: string) => boolean): string | undefined {
  if (isWanted(folder)) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : upwards(above, isWanted);
}
