import { test } from 'node:test';
import { expect } from 'chai';
import { ESLint, Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { packageFolder } from '../../support/system/files/project';

/** What ESLint reports about an import in a file with this path. */
async function saidOf(file: string, imported: string): Promise<string[]> {
  const { rules } = (await new ESLint({ cwd: packageFolder }).calculateConfigForFile(file)) as { rules: Record<string, Linter.RuleEntry> };
  const rule = rules['no-restricted-imports'] ?? 'off';
  const config = { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser as Linter.Parser }, rules: { 'no-restricted-imports': rule } };
  return new Linter().verify(imported, config, file).map(({ message }) => message);
}

const FORBIDDEN: [file: string, imported: string][] = [
  ['support/platform/docker/engine.ts', "import { LabRun } from '../../runtime/open-run';"],
  ['support/platform/docker/engine.ts', "import type { Run } from '../../runtime/run';"],
  ['support/platform/clusters/kind/kind-cli.ts', "import type { Lab } from '../../../lab/lab';"],
  ['support/runtime/run.ts', "export { explainPod } from '../vocabulary/pods/explain';"],
  ['support/reporting/page/html.ts', "import type { Run } from '../../runtime/run';"],
  ['support/wait/wait-for.ts', "import { runCommand } from '../system/command/run-command';"],
  ['support/errors/errors.ts', "import { redact } from '../redaction/redact';"],
  ['support/vocabulary/pods/states.ts', "import type { TaskResult } from '../../results/task-results';"],
  ['support/text/read-text.ts', "import { kindOf } from '../vocabulary/shell/observes';"],
  ['rig/up.ts', "import { loadLab } from '../support/lab/load-lab';"],
];

for (const [file, imported] of FORBIDDEN) {
  test(`${file} may not: ${imported}`, async () => {
    expect(await saidOf(file, imported)).to.have.length(1).and.to.match(/who may import whom/);
  });
}

const ALLOWED: [file: string, imported: string][] = [
  ['support/vocabulary/pods/states.ts', "import type { Run } from '../../runtime/run';"],
  ['support/runtime/run.ts', "import type { Lab } from '../lab/lab';"],
  ['support/platform/docker/engine.ts', "import { messageOf } from '../../errors/errors';"],
  ['support/commands/grade/work.ts', "import { explainPod } from '../../vocabulary/pods/explain';"],
];

for (const [file, imported] of ALLOWED) {
  test(`${file} may: ${imported}`, async () => {
    expect(await saidOf(file, imported)).to.deep.equal([]);
  });
}
