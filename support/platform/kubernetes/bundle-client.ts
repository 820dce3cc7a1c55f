import { renameSync } from 'node:fs';
import { buildSync } from 'esbuild';

/** Bundles the Kubernetes client into one file. */
export function bundleClient(file: string): void {
  // A check may load it meanwhile.
  const unfinished = `${file}.${process.pid}`;
  buildSync({ stdin: { contents: "export * from '@kubernetes/client-node';", resolveDir: __dirname }, bundle: true, platform: 'node', format: 'cjs', minifyWhitespace: true, minifySyntax: true, outfile: unfinished, logLevel: 'error' });
  renameSync(unfinished, file);
}
