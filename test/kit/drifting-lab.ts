import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { packageFolder } from '../../support/system/files/project';
import { coverageOf } from '../../support/commands/coverage/coverage';
import { reportOf } from '../../support/commands/coverage/report';
import { counted } from '../../support/commands/coverage/result';

/** A lab for tests, whose text and specification say the same: by the paths of its files. */
export type LabFiles = Record<string, string>;

/** What a coverage of it says. */
export interface Covered {
  percent: number;
  /** Whether all is covered, and no mistake is in the text. */
  isWhole: boolean;
  report: string;
}

/** A project for labs that drift, in this process. */
export class DriftingProject {
  readonly folder = mkdtempSync(join(tmpdir(), 'labspec-coverage-'));
  private readonly before = process.env['LABSPEC_PROJECT'];
  private count = 0;

  constructor() {
    process.env['LABSPEC_PROJECT'] = this.folder;
    writeFileSync(join(this.folder, 'cucumber.js'), `const { profiles } = require(${JSON.stringify(join(packageFolder, 'support/commands/cucumber/profiles.js'))});\nmodule.exports = profiles(__dirname);\n`);
  }

  /** Writes a lab, under a name of its own. @returns the paths of its text and its features */
  write(files: LabFiles): { name: string; text: string } {
    const name = `lab-${++this.count}`;
    for (const [path, content] of Object.entries(files)) {
      const file = path.startsWith('fixtures/') ? join(this.folder, 'fixtures', name, path.slice('fixtures/'.length)) : join(this.folder, 'features', name, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    return { name, text: join(this.folder, 'features', name, 'lab.md') };
  }

  async cover(files: LabFiles): Promise<Covered> {
    const { name, text } = this.write(files);
    const coverage = await coverageOf(text, name);
    const { percent } = counted(coverage.tasks);
    return { percent, isWhole: percent === 100 && coverage.findings.length === 0, report: reportOf(coverage).join('\n').replaceAll(join(this.folder, 'features', name), '').replaceAll(name, 'lab') };
  }

  remove(): void {
    if (this.before === undefined) delete process.env['LABSPEC_PROJECT'];
    else process.env['LABSPEC_PROJECT'] = this.before;
    rmSync(this.folder, { recursive: true });
  }
}
