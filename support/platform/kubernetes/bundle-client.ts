import { renameSync } from 'node:fs';
import { buildSync } from 'esbuild';
import { messageOf } from '../../errors/errors';
import { bundleOfClient } from './client-node';

// `npm ci` ends with this. Without the bundle everything works, a third of a second slower.
try {
  // A check may load it meanwhile.
  const unfinished = `${bundleOfClient()}.${process.pid}`;
  buildSync({ stdin: { contents: "export * from '@kubernetes/client-node';", resolveDir: __dirname }, bundle: true, platform: 'node', format: 'cjs', minifyWhitespace: true, minifySyntax: true, outfile: unfinished, logLevel: 'error' });
  renameSync(unfinished, bundleOfClient());
} catch (error) {
  process.stderr.write(`The Kubernetes client is not bundled: ${messageOf(error)}\n`);
}
