import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { parse } from 'yaml';
import type { GradedTask } from '../../../support/results/score';
import { runCommand } from '../../../support/system/command/run-command';
import { packageFolder } from '../../../support/system/files/project';

interface HandedIn {
  file?: string;
  /** A text in the file, and what replaces it. */
  change?: [string, string];
  /** The causes of the failed tasks. */
  fails?: Record<string, string>;
}

const CLASS_SECONDS = 600;
const CLASSES = parse(readFileSync(join(packageFolder, 'fixtures/graded-labs.yaml'), 'utf8')) as Record<string, Record<string, HandedIn>>;

for (const [lab, students] of Object.entries(CLASSES)) {
  describe(`a class of ${lab} is graded`, () => {
    let home: string;
    let rows: { id: string; tasks: GradedTask[] }[];
    before(async () => {
      home = mkdtempSync(join(tmpdir(), 'labspec-graded-labs-'));
      for (const [id, work] of Object.entries(students)) handIn(lab, join(home, 'submissions', id), work);
      const { exitCode, output } = await runCommand(process.execPath, ['support/commands/labspec.js', 'grade', join(home, 'submissions'), '--lab', lab, '--out', join(home, 'out'), '--jobs', '2'], { cwd: packageFolder, within: CLASS_SECONDS });
      expect(exitCode, output).to.equal(0);
      rows = (JSON.parse(readFileSync(join(home, 'out/gradebook.json'), 'utf8')) as { students: typeof rows }).students;
      expect(rows.map(({ id }) => id), output).to.deep.equal(Object.keys(students));
    });
    after(() => rmSync(home, { recursive: true }));

    for (const [id, { fails = {} }] of Object.entries(students)) {
      test(`${id}: ${JSON.stringify(fails)}`, () => {
        const tasks = rows.find((row) => row.id === id)?.tasks ?? [];
        const wrong = tasks.filter(({ verdict }) => verdict !== 'passed');
        expect(tasks).not.to.be.empty;
        expect(Object.fromEntries(wrong.map((task) => [task.id, task.troubles[0]?.cause])), JSON.stringify(wrong, undefined, 1)).to.deep.equal(fails);
      });
    }
  });
}

function handIn(lab: string, folder: string, { file, change }: HandedIn): void {
  cpSync(join(packageFolder, 'fixtures', lab), folder, { recursive: true });
  if (file === undefined || change === undefined) return;
  const right = readFileSync(join(folder, file), 'utf8');
  expect(right).to.contain(change[0]);
  writeFileSync(join(folder, file), right.replace(...change));
}
