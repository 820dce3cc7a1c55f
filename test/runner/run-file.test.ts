import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after, before, test } from 'node:test';
import { expect } from 'chai';
import { runCommand } from '../../support/system/command/run-command';
import { packageFolder } from '../../support/system/files/project';
import { runOnMachines } from './lanes';
import type { Machine } from './machine';
import { failedOf, passedOf, type FileResult } from './result';
import { runJob, type Job } from './run-file';

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'labspec-runner-'));
});
after(() => {
  rmSync(folder, { recursive: true });
  rmSync(join(packageFolder, 'reports/tests/of-the-runner'), { recursive: true, force: true });
});

const here: Machine = { name: 'here', isHere: true, run: runCommand, cpuSeconds: () => 0, end: () => Promise.resolve() };
const there: Machine = { ...here, name: 'there', isHere: false };

/** The result of a file with these lines. */
function run(...lines: string[]): Promise<FileResult> {
  const file = join(folder, 'of-the-runner.test.js');
  writeFileSync(file, ["const { after, describe, test } = require('node:test');", ...lines].join('\n'));
  return runJob({ name: 'of-the-runner', files: [relative(packageFolder, file)] }, here);
}

const counts = (result: FileResult): number[] => [passedOf(result), failedOf(result)];

test('tests are counted, suites are not, and a failure shows what was expected and seen', async () => {
  const result = await run("describe('of two', () => { test('good', () => {}); test('bad', () => require('node:assert').equal(1, 2)); });");
  expect(counts(result)).to.deep.equal([1, 1]);
  expect(result.tests.find(({ passed }) => !passed)).to.deep.include({ name: 'bad' }).and.to.have.property('error').that.includes({ expected: '2', seen: '1' });
});

test('a hook that fails after all tests have passed is a failure', async () => {
  expect(counts(await run("describe('one', () => { after(() => { throw new Error('left behind'); }); test('good', () => {}); });"))).to.deep.equal([1, 1]);
});

test('a file that ends before its tests, one that cannot be loaded and one without tests are failures too', async () => {
  for (const lines of ["test('good', () => {}); test('ends', () => process.exit(0));", 'this is no JavaScript', '']) expect(failedOf(await run(lines)), lines).to.equal(1);
});

test('a job for this machine only waits for this machine', async () => {
  const ran: string[] = [];
  const jobs = ['one', 'two', 'three'].map((name) => ({ name: `of-the-runner/${name}`, program: ['true'], hereOnly: name === 'one' }));
  const results = await runOnMachines(jobs, [Promise.resolve(there), Promise.resolve(here)], ({ name }, machine) => ran.push(`${name} ${machine}`));
  expect(results).to.have.length(3);
  expect(ran).to.include('of-the-runner/one here');
});

test('three busy jobs run at a time, while there are other jobs to run', async () => {
  const began: string[] = [];
  const machine = (name: string): Machine => ({ ...here, name, run: (program, [word = ''], options) => (began.push(word), runCommand(program, [word], options)) });
  const jobs = ['busy-1', 'busy-2', 'busy-3', 'busy-4', 'waits'].map((name) => ({ name: `of-the-runner/${name}`, program: ['echo', name], isBusy: name !== 'waits' }));
  await runOnMachines(jobs, ['one', 'two', 'three', 'four'].map((name) => Promise.resolve(machine(name))), () => undefined);
  expect(began).to.deep.equal(['busy-1', 'busy-2', 'busy-3', 'waits', 'busy-4']);
});

test('a machine that does not come up is a failure, and the other machines do its work', async () => {
  const results = await runOnMachines([{ name: 'of-the-runner/job', program: ['true'] }], [Promise.reject(new Error('no room')), Promise.resolve(here)], () => undefined);
  expect(results.map(failedOf)).to.have.members([1, 0]);
});

test('what does not end in the time for all tests has failed, and what was not begun too', async () => {
  const file = join(folder, 'endless.test.js');
  writeFileSync(file, "require('node:test').test('waits', () => new Promise((resolve) => setTimeout(resolve, 60_000)));");
  const job = (name: string): Job => ({ name, files: [relative(packageFolder, file)] });
  const results = await runOnMachines([job('of-the-runner'), job('of-the-runner-too')], [Promise.resolve(here)], () => undefined, performance.now() + 3000);
  expect(results.map(failedOf)).to.deep.equal([1, 1]);
  expect(results.map(({ tests }) => tests[0]?.error?.message)[1]).to.contain('the time for all tests was over');
});
