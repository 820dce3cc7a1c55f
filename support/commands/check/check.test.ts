import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020';
import { expect } from 'chai';
import { runCommand } from '../../system/command/run-command';
import { packageFolder } from '../../system/files/project';
import type { VerdictDocument } from '../../reporting/documents/verdict-document';
import { verdictSchemaFile } from '../../reporting/documents/verdict-schema';
import { waitFor } from '../../wait/wait-for';

const FIXTURES = join(packageFolder, 'fixtures/understanding-pods');

describe('labspec check, on tasks that need no engine', () => {
  let home: string;
  let folder: string;
  const check = (args: string[], { env = {}, signal }: { env?: Record<string, string>; signal?: AbortSignal } = {}) =>
    runCommand(process.execPath, [join(packageFolder, 'support/commands/labspec.js'), 'check', ...args], { env: { LABSPEC_STATE: join(home, 'state'), LABSPEC_REPORTS: join(home, 'reports'), ...env }, signal });

  before(async () => {
    home = mkdtempSync(join(tmpdir(), 'labspec-check-cli-'));
    folder = join(home, 'helloworld');
    mkdirSync(folder);
    for (const name of ['helloworld.js', 'package.json']) cpSync(join(FIXTURES, name), join(folder, name));
    writeFileSync(join(folder, 'Dockerfile'), readFileSync(join(FIXTURES, 'Dockerfile'), 'utf8').replace('"3000"', '"3001"'));
    expect((await runCommand('npm', ['install'], { cwd: folder })).exitCode).to.equal(0);
  });
  after(() => rmSync(home, { recursive: true }));

  test('what passes exits with 0, and json prints one document and nothing else', async () => {
    const { exitCode, stdout, stderr } = await check(['1', '2', '--format', 'json', '--folder', folder]);
    expect([exitCode, stderr]).to.deep.equal([0, '']);
    const document = JSON.parse(stdout) as VerdictDocument;
    const validate = new Ajv2020().compile(JSON.parse(readFileSync(verdictSchemaFile, 'utf8')) as object);
    expect(validate(document), JSON.stringify(validate.errors)).to.equal(true);
    expect(document.tasks.map(({ id, verdict }) => [id, verdict])).to.deep.equal([[1, 'passed'], [2, 'passed']]);
  });

  test('what fails exits with 1, and is told a step further by each check, in either format', async () => {
    const first = await check(['4', '--folder', folder]);
    expect(first.exitCode).to.equal(1);
    expect(first.stdout).to.match(/expected: +.*3000/).and.to.contain(`next:     npx labspec check 4 --folder ${folder} --hint 2`).and.not.match(/look:|cause:|cucumber|^ +at /m);
    const [second] = (JSON.parse((await check(['4', '--folder', folder, '--format', 'json'])).stdout) as VerdictDocument).tasks;
    expect(second).to.include({ verdict: 'failed', hint: 2, backTo: 4 });
    expect(second?.look).to.be.a('string');
    expect((await check(['4', '--folder', folder])).stdout).to.match(/look: +.*\n +next: +(?!npx labspec)/);
    expect((await check(['4', '--folder', folder, '--hint', '1'])).stdout).to.contain('--hint 2').and.not.to.contain('look:');
  });

  test('what cannot be checked exits with 3, and names the task to go back to', async () => {
    const empty = join(home, 'empty');
    mkdirSync(empty);
    const { exitCode, stdout } = await check(['2', '--folder', empty]);
    expect(exitCode).to.equal(3);
    expect(stdout).to.match(/- +2 .*\n +Not checked: needs task 1/).and.to.contain(`npx labspec check 1 --folder ${empty}`).and.to.contain('back to:  task 1 (Create helloworld.js)');
  });

  test('where nothing can be checked, it exits with 2 and says why on standard error, also with json', async () => {
    writeFileSync(join(home, 'file'), '');
    const cases: [args: string[], words: RegExp, env?: Record<string, string>][] = [
      [['--folder', join(home, 'file')], /file is not a folder/],
      [['--folder', join(home, 'nowhere')], /^There is no folder .*\n +next: +mkdir -p /],
      [[], /^There is no lab "nowhere"/, { LABSPEC_LAB: 'nowhere' }],
    ];
    for (const [args, words, env = {}] of cases) {
      const { exitCode, stdout, stderr } = await check([...args, '--format', 'json'], { env });
      expect([exitCode, stdout]).to.deep.equal([2, '']);
      expect(stderr).to.match(words).and.not.match(/^ +at |cause:/m);
    }
  });

  test('a folder that has not been begun is said once', async () => {
    const { exitCode, stdout } = await check(['1', '4'], { env: { HOME: join(home, 'nobody') } });
    expect(exitCode).to.equal(1);
    expect(stdout.match(/--folder FOLDER/g)).to.have.length(1);
    expect(stdout).to.match(/There is no folder .*: see task 1/);
  });

  test('wrong options are told, and exit with 2', async () => {
    for (const args of [['--hint', '7'], ['--hint', 'x'], ['--hint', '0'], ['--format', 'xml'], ['--unknown']]) {
      const { exitCode, stdout, stderr } = await check(['1', ...args]);
      expect([exitCode, stdout], args.join(' ')).to.deep.equal([2, '']);
      expect(stderr).to.contain(args[0]).and.not.match(/^ +at /m);
    }
    expect((await check(['--help'])).exitCode).to.equal(0);
  });
});

describe('labspec check, interrupted', () => {
  for (const format of ['text', 'json']) {
    test(`exits with 130, gives no verdict and leaves nothing (${format})`, async () => {
      const state = mkdtempSync(join(tmpdir(), 'labspec-check-cli-'));
      const runs = join(state, 'runs');
      const giveUp = new AbortController();
      const options = { env: { LABSPEC_STATE: state, LABSPEC_REPORTS: join(state, 'reports') }, signal: giveUp.signal, patience: 30 };
      const checking = runCommand(process.execPath, [join(packageFolder, 'support/commands/labspec.js'), 'check', '1', '2', '3', '4', '--format', format, '--folder', FIXTURES], options);
      await waitFor(() => Promise.resolve(existsSync(runs) && readdirSync(runs).some((name) => name.endsWith('.json')) ? { done: true } : { notYet: 'no run' }), { what: 'The check has begun', within: 30, every: 0.02 });
      giveUp.abort();
      const { exitCode, stderr, stdout } = await checking;
      expect(exitCode).to.equal(130);
      expect(stderr).to.match(/^\nSIGTERM: ending what was started .*\n[^]*ended; nothing half done is left\n$/).and.not.match(/^ +at /m);
      expect(stdout).not.to.match(/\d tasks:|schemaVersion/);
      expect(readdirSync(runs)).to.deep.equal([]);
      rmSync(state, { recursive: true });
    });
  }
});
