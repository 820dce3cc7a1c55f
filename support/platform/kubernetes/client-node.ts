import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isCheckout, packageFolder } from '../../system/files/project';

type ClientNode = typeof import('@kubernetes/client-node');

const load = createRequire(__filename);

/**
 * The official client, loaded on first use: tasks 1 to 7 do not need it. It has a thousand files, and every check loads it again; as the single file
 * that `npm ci` bundled, it loads in a fifth of the time.
 */
export async function clientNode(): Promise<ClientNode> {
  try {
    return load(bundleOfClient()) as ClientNode;
  } catch {
    // Not bundled here, or not readable: load the files of the package.
    return import('@kubernetes/client-node');
  }
}

/** The same, for what cannot wait: Node loads the package's files at once, too. */
export function clientNodeAtOnce(): ClientNode {
  try {
    return load(bundleOfClient()) as ClientNode;
  } catch {
    return load('@kubernetes/client-node') as ClientNode;
  }
}

/** For the installed version; a package brings its own. */
export function bundleOfClient(): string {
  const packed = join(packageFolder, 'dist/client-node.cjs');
  if (!isCheckout && existsSync(packed)) return packed;
  const manifest = join(packageFolder, 'node_modules/@kubernetes/client-node/package.json');
  const version = existsSync(manifest) ? (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version : 'none';
  return join(packageFolder, `node_modules/.cache/labspec/client-node-${version}.cjs`);
}
