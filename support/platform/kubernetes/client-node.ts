import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { projectFolder } from '../../system/files/project';

type ClientNode = typeof import('@kubernetes/client-node');

const load = createRequire(__filename);

/**
 * The official client, loaded when it is needed: tasks 1 to 7 do without. It is a thousand files, and one check loads it anew each time; in one
 * file, as `npm ci` has bundled it, that takes a fifth of the time.
 */
export async function clientNode(): Promise<ClientNode> {
  try {
    return load(bundleOfClient()) as ClientNode;
  } catch {
    // Not bundled here, or not to be read: it goes without.
    return import('@kubernetes/client-node');
  }
}

/** Of the version that is installed. */
export function bundleOfClient(): string {
  const manifest = join(projectFolder, 'node_modules/@kubernetes/client-node/package.json');
  const version = existsSync(manifest) ? (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version : 'none';
  return join(projectFolder, `node_modules/.cache/labspec/client-node-${version}.cjs`);
}
