import { relative, resolve } from 'node:path';
import { describe } from 'node:test';

/** Loads test files into this process, where node:test then runs them. Each file is a suite, so that its hooks apply only to it. */
export function loadTests(files: readonly string[]): void {
  for (const file of files) {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- Node's own loader of ES modules cannot load our TypeScript.
    void describe(relative('', file), () => void require(resolve(file)));
  }
}

// As a program: node --require ts-node/register test/runner/load.ts FILE ...
if (require.main === module) loadTests(process.argv.slice(2));
