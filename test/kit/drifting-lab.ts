import { after, before } from 'node:test';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { packageFolder } from '../../support/system/files/project';
import { coverageOf } from '../../support/commands/coverage/coverage';
import { reportOf } from '../../support/commands/coverage/report';
import { counted } from '../../support/commands/coverage/result';
import { defaultProfile } from '../../support/commands/cucumber/support-code';
import { aboutAllLabs } from '../../support/vocabulary/tasks/own-sentences';

/** A lab for tests, whose text and specification say the same: by the paths of its files. */
export type LabFiles = Record<string, string>;

/** What a coverage of it says. */
export interface Covered {
  percent: number;
  /** Whether all is covered, and no mistake is in the text. */
  isWhole: boolean;
  report: string;
}

let isLoaded = false;

/** Steps are loaded once in a process: with the sentences of our own labs, which other tests need. @param own the project of this process */
async function loadOwnSteps(own: string | undefined): Promise<void> {
  if (isLoaded) return;
  const drifting = process.env['LABSPEC_PROJECT'];
  choose(own);
  aboutAllLabs();
  await defaultProfile();
  choose(drifting);
  isLoaded = true;
}

function choose(project: string | undefined): void {
  if (project === undefined) delete process.env['LABSPEC_PROJECT'];
  else process.env['LABSPEC_PROJECT'] = project;
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
    await loadOwnSteps(this.before);
    const { name, text } = this.write(files);
    const coverage = await coverageOf(text, name);
    const { percent } = counted(coverage.tasks);
    return { percent, isWhole: percent === 100 && coverage.findings.length === 0, report: reportOf(coverage).join('\n').replaceAll(join(this.folder, 'features', name), '').replaceAll(name, 'lab') };
  }

  remove(): void {
    choose(this.before);
    rmSync(this.folder, { recursive: true });
  }
}

/** A project for the tests of the suite that this is called in. @returns what gives it, once they run */
export function driftingProject(): () => DriftingProject {
  let project: DriftingProject | undefined;
  before(() => {
    project = new DriftingProject();
  });
  after(() => project?.remove());
  return () => {
    if (!project) throw new Error('the tests have not begun');
    return project;
  };
}
