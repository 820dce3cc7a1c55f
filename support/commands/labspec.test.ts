import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { expect } from 'chai';
import { runCommand } from '../system/command/run-command';

const labspec = path.join(__dirname, 'labspec.js');

/** Runs labspec in an empty folder. */
async function inEmptyFolder(...args: string[]) {
  const cwd = mkdtempSync(path.join(tmpdir(), 'labspec-cli-'));
  try {
    return await runCommand(process.execPath, [labspec, ...args], { cwd });
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

test('labspec starts from any folder, and lists its commands', async () => {
  const { exitCode, stdout } = await inEmptyFolder('--help');
  expect(exitCode).to.equal(0);
  for (const command of ['draft', 'doctor', 'up', 'down', 'check']) expect(stdout).to.match(new RegExp(`^ +${command} `, 'm'));
});

test('an unknown command, and an unknown option, are errors', async () => {
  expect(await inEmptyFolder('upp')).to.deep.include({ exitCode: 1, stdout: '' });
  expect(await inEmptyFolder('down', '--everything')).to.deep.include({ exitCode: 1, stdout: '' });
});

test('check takes numbers of tasks that the lab has', async () => {
  expect((await inEmptyFolder('check', 'nine')).stderr).to.contain('A task is a number');
  const { exitCode, stderr } = await inEmptyFolder('check', '99');
  expect(exitCode).to.equal(2);
  expect(stderr).to.contain('has no task 99').and.to.contain('choose from 1, 2, 3');
});

test('a live checklist takes no options that do not go with it', async () => {
  expect((await inEmptyFolder('check', '--resume')).stderr).to.contain('needs --watch');
  expect((await inEmptyFolder('check', '--watch', '--format', 'json')).stderr).to.contain('no --format json');
  expect((await inEmptyFolder('check', '9', '--watch')).stderr).to.contain('takes no numbers of tasks');
});

test('doctor without an engine says so, says what to do, and exits with 1', async () => {
  const { exitCode, stdout } = await runCommand(process.execPath, [labspec, 'doctor'], { env: { DOCKER_HOST: 'unix:///no/such/socket' } });
  expect(exitCode).to.equal(1);
  expect(stdout).to.match(/✖ Docker engine .*\n +-> npx labspec up/).and.match(/cannot run yet\.\n$/);
});

test('down without an engine is an error for people, without a stack', async () => {
  const { exitCode, stderr } = await runCommand(process.execPath, [labspec, 'down'], { env: { DOCKER_HOST: 'unix:///no/such/socket' } });
  expect(exitCode).to.equal(1);
  expect(stderr).to.match(/engine does not answer|docker is not installed/).and.not.match(/^ +at /m);
});

test('labs lists the labs, marks the chosen one, and --lab chooses another by name or folder', async () => {
  const { exitCode, stdout } = await inEmptyFolder('labs');
  expect(exitCode).to.equal(0);
  expect(stdout).to.match(/^\* understanding-pods +Understanding Pods: 18 tasks, .* points\n +needs the kind cluster demo with 3 nodes/m).and.match(/^ {2}pods-in-depth /m);
  for (const lab of ['pods-in-depth', 'features/pods-in-depth/']) expect((await inEmptyFolder('check', '99', '--lab', lab)).stderr).to.contain('"Pods in depth" has no task 99');
  expect((await inEmptyFolder('check', '--lab', 'pods')).stderr).to.contain('There is no lab "pods"').and.to.contain('labs: fix-the-deployment, jobs-and-state, multi-container-pods, pods-in-depth, services-and-configuration, understanding-pods, who-may-do-what');
});

test('--version is that of the package', async () => {
  expect((await inEmptyFolder('--version')).stdout.trim()).to.match(/^\d+\.\d+\.\d+$/);
});

test('what an author’s commands cannot read, or are called wrongly with, is 2: 1 is a result', async () => {
  for (const command of [['lint'], ['coverage'], ['prove'], ['doc'], ['pack', '--for', 'students']]) {
    for (const wrong of [['--lab', 'no-such-lab'], ['--no-such-option']]) {
      const { exitCode, stdout, stderr } = await inEmptyFolder(...command, ...wrong);
      expect({ exitCode, stdout }, `${command.join(' ')} ${wrong.join(' ')}: ${stderr}`).to.deep.equal({ exitCode: 2, stdout: '' });
    }
  }
});

test('a file in the place of a lab, or of a folder, is named, and so is what an option takes', async () => {
  const file = path.join(__dirname, '../../features/pods-in-depth/lab.md');
  expect((await inEmptyFolder('doc', file)).stderr).to.contain('this is a file').and.match(/name its folder: .*features\/pods-in-depth\n/);
  expect((await inEmptyFolder('doc', '--lab', 'pods-in-depth', '--out', file, '--force')).stderr).to.contain('The files go into a folder, and this is a file').and.not.contain('EEXIST');
  expect(await inEmptyFolder('pack', '--lab', 'pods-in-depth')).to.deep.include({ exitCode: 2, stderr: 'The option --for is missing: for whom is the pack?\n  next:     write: npx labspec pack --for students\n' });
  expect((await inEmptyFolder('coverage', file, 'no-such/folder')).stderr).to.match(/did you mean .*features\/pods-in-depth\?/);
});
