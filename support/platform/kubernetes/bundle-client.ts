import { renameSync } from 'node:fs';
import { buildSync } from 'esbuild';
import { messageOf } from '../../errors/errors';
import { bundleOfClient } from './client-node';

// The last step of `npm ci`. Everything works without the bundle, a third of a second slower.
try {
  // A check may load it meanwhile.
  const unfinished = `${bundleOfClient()}.${process.pid}`;
  buildSync({ stdin: { contents: "export * from '@kubernetes/client-node';", resolveDir: __dirname }, bundle: true, platform: 'node', format: 'cjs', minifyWhitespace: true, minifySyntax: true, outfile: unfinished, logLevel: 'error' });
  renameSync(unfinished, bundleOfClient());
} catch (error) {
  process.stderr.write(`The Kubernetes client is not bundled: ${messageOf(error)}\n`);
}
