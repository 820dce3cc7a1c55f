import { messageOf } from '../support/errors/errors';
import { unitTests } from './runner/files';
import { loadTests } from './runner/load';

// `npm run unit [-- WORD ...]`: all unit tests, or those with one of the words in their path, in one process.
try {
  loadTests(unitTests(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = 2;
}
