import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { validate } from 'ctrf';
import { runCommand } from '../../system/command/run-command';
import { packageFolder } from '../../system/files/project';
import { fileNames, formats, type FormatName } from './index';

describe('cucumber-js with all formats at once', () => {
  const home = mkdtempSync(join(tmpdir(), 'labspec-formats-'));
  const folder = join(home, 'helloworld');
  const read = (name: FormatName): string => readFileSync(join(home, fileNames[name]), 'utf8');

  before(async () => {
    mkdirSync(folder);
    // Task 1 is done, task 4, its Dockerfile, is not.
    cpSync(join(packageFolder, 'fixtures/understanding-pods/helloworld.js'), join(folder, 'helloworld.js'));
    const names = Object.keys(formats) as FormatName[];
    const chosen = names.flatMap((name) => ['--format', `./support/reporting/formats/${name}-formatter.js:${join(home, fileNames[name])}`]);
    const args = ['--profile', 'check', '--tags', '@task-01 or @task-04', '--world-parameters', JSON.stringify({ folder }), ...chosen];
    const { exitCode, stderr } = await runCommand(process.execPath, [join(packageFolder, 'node_modules/@cucumber/cucumber/bin/cucumber.js'), ...args], {
      cwd: packageFolder,
      env: { LABSPEC_STATE: join(home, 'state'), LABSPEC_REPORTS: join(home, 'reports') },
    });
    expect([exitCode, stderr]).to.deep.equal([1, '']);
  });
  after(() => rmSync(home, { recursive: true }));

  test('each file has what the run has found', () => {
    const { score, tests } = JSON.parse(read('gradescope')) as { score: number; tests: { status?: string; output: string }[] };
    expect(score).to.equal(33.33);
    expect(tests[0]).to.include({ status: 'passed', score: 5 });
    expect(tests[3]).to.include({ status: 'failed', score: 0 });
    expect(tests[3]?.output).to.match(/^There is no file Dockerfile/);
    expect(JSON.parse(read('classroom'))).to.include({ status: 'fail', max_score: 100 });
    expect(read('vpl')).to.match(/^-✓ 1 Create helloworld\.js: 5 of 5 points$/m).and.match(/^>There is no file Dockerfile/m).and.match(/^Grade :=>> 33\.33$/m);
    expect(read('junit')).to.match(/<testcase name="4 [^]*<failure message="There is no file Dockerfile/);
  });

  test('the times are those of the run', () => {
    const report = JSON.parse(read('ctrf')) as { results: { summary: { start: number; stop: number } } };
    expect(validate(report)).to.deep.include({ valid: true });
    const { start, stop } = report.results.summary;
    expect(stop).to.be.above(start).and.closeTo(Date.now(), 60_000);
  });

  test('a task that was not asked for is no failure', () => {
    expect(read('vpl')).to.match(/^-! 18 .*: not judged\n>labspec could not judge this task/m);
  });
});
