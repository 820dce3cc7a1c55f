import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { packageFolder } from '../../system/files/project';
import { runCommand } from '../../system/command/run-command';
import type { CommandRecord } from '../../system/command/command-record';
import { beginLab } from '../new/begin-lab';

describe('labspec coverage', () => {
  let project: string;
  const coverage = (...args: string[]): Promise<CommandRecord> => runCommand(process.execPath, [join(packageFolder, 'support/commands/labspec.js'), 'coverage', ...args], { cwd: project });
  const write = (name: string, text: string): string => {
    writeFileSync(join(project, name), text);
    return name;
  };
  const lab = (): string => readFileSync(join(project, 'features/first/lab.md'), 'utf8');

  before(() => {
    project = mkdtempSync(join(tmpdir(), 'labspec-coverage-'));
    beginLab(project, 'first');
    const configuration = `const { profiles } = require(${JSON.stringify(join(packageFolder, 'support/commands/cucumber/profiles.js'))});\nmodule.exports = profiles(__dirname);\n`;
    write('cucumber.js', configuration);
  });
  after(() => rmSync(project, { recursive: true }));

  test('a new lab is covered, with and without arguments', async () => {
    const lines = ['3 of 3 covered in first, 100 %'];
    for (const args of [[], ['features/first/lab.md'], ['features/first'], ['features/first/lab.md', 'features/first'], ['--lab', 'first']]) {
      const { exitCode, stdout, stderr } = await coverage(...args);
      expect(stdout.trimEnd().split('\n').slice(-1), `${args.join(' ')}: ${stderr}`).to.deep.equal(lines);
      expect(exitCode).to.equal(0);
    }
  });

  test('less than --min is 1, and what differs is shown with both places; enough is 0', async () => {
    const text = write('other.md', lab().replace('kubectl exec web', 'kubectl exec wob'));
    const { exitCode, stdout } = await coverage(text, 'features/first');
    expect(exitCode).to.equal(1);
    expect(stdout).to.match(/other\.md:\d+ {2}kubectl exec wob .*\n +differs from: features\/first\/01-first\.feature:\d+ {2}When I exec .*\n +name: wob in the text, web in the step/).and.match(/less than 100 % is covered\n$/);
    expect((await coverage(text, 'features/first', '--min', '60')).exitCode).to.equal(0);
  });

  test('a mistake of the text counts where all must be covered', async () => {
    const text = write('stale.md', `${lab()}\nUse port 4711 for that.\n`);
    expect(await coverage(text, 'features/first')).to.deep.include({ exitCode: 1 });
    const { exitCode, stdout } = await coverage(text, 'features/first', '--min', '99.5');
    expect(exitCode).to.equal(0);
    expect(stdout).to.match(/Mistakes:\n {2}stale\.md:\d+: Port 4711 is in no command/);
  });

  test('--format json has all items, also those that are covered', async () => {
    const { stdout } = await coverage('--format', 'json');
    const result = JSON.parse(stdout) as { percent: number; isEnough: boolean; tasks: { ids: number[]; items: { kind: string; status: string; place: string; step: { place: string } }[] }[] };
    expect(result).to.deep.include({ version: 1, lab: 'first', percent: 100, min: 100, isEnough: true, findings: [] });
    expect(result.tasks.flatMap(({ items }) => items.map(({ kind, status }) => `${kind} ${status}`))).to.include('file covered').and.include('command covered');
  });

  test('--write-marks writes them once, before the headings of the tasks', async () => {
    const text = write('marked.md', lab());
    expect((await coverage(text, 'features/first', '--write-marks')).stdout).to.match(/marks written: marked\.md\n$/);
    const marked = readFileSync(join(project, text), 'utf8');
    expect(marked).to.match(/<!-- labspec: task 1 -->\n## Run a Pod[^]*<!-- labspec: task 2 -->\n## Ask the Pod/);
    expect((await coverage(text, 'features/first', '--write-marks')).stdout).not.to.contain('marks written');
    expect(readFileSync(join(project, text), 'utf8')).to.equal(marked);
  });

  const BAD: [name: string, args: () => string[], says: RegExp][] = [
    ['a text that is not there', () => ['no-such.md'], /There is no such file \(no-such\.md\)/],
    ['a text that is not markdown', () => [write('lab.txt', 'kubectl get pods')], /This is not a file of markdown/],
    ['a text without commands', () => [write('prose.md', '# Lab\n\nOnly words.\n')], /The text has no commands and no files \(prose\.md\)\n +next:/],
    ['a folder without a lab', () => ['features/first/lab.md', 'features/fist'], /There is no lab in this folder: it has no lab\.yaml \(features\/fist\)[^]*did you mean features\/first\?/],
    ['a lab that is not there', () => ['--lab', 'second'], /There is no lab "second"/],
    ['a --min that is not a number', () => ['--min', 'most'], /It is a number from 0 to 100/],
    ['a --min of more than all', () => ['--min', '120'], /It is a number from 0 to 100/],
    ['a format that is not known', () => ['--format', 'xml'], /It is "text" or "json"/],
  ];
  for (const [name, args, says] of BAD) {
    test(`${name} is an error that says what to do`, async () => {
      const { exitCode, stderr, stdout } = await coverage(...args());
      expect(stderr).to.match(says).and.not.match(/^ +at /m);
      expect({ exitCode, stdout }).to.deep.equal({ exitCode: 2, stdout: '' });
    });
  }
});
