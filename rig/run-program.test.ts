import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { EnvironmentError } from '../support/errors/errors';
import { until } from '../support/wait/wait-for';
import { workOn } from './bench';
import { ProgramFailed, runProgram, type RunOptions } from './run-program';
import type { Stage } from './stage';
import { keepEnvironment } from '../test/kit/environment';

let folder: string;
let log: number;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'labspec-run-'));
  log = openSync(path.join(folder, 'log'), 'w');
});
afterEach(() => {
  closeSync(log);
  rmSync(folder, { recursive: true });
});

function run(script: string, options: RunOptions = {}, signal = new AbortController().signal) {
  return runProgram('sh', ['-c', script], options, { log, signal });
}

const logged = () => readFileSync(path.join(folder, 'log'), 'utf8');

test('output goes into the log, and what it printed is given back', async () => {
  expect(await run('echo out; echo err >&2')).to.deep.equal({ stdout: 'out\n' });
  expect(logged()).to.contain('$ sh -c').and.contain('out\n').and.contain('err\n');
});

test('standard input and output can be files', async () => {
  const [from, to] = [path.join(folder, 'from'), path.join(folder, 'to')];
  writeFileSync(from, 'hello');
  await run('cat', { inputFile: from, outputFile: to });
  expect(readFileSync(to, 'utf8')).to.equal('hello');
});

test('a program that fails, and one that is not there, are failures that name it', async () => {
  const failed: unknown = await run('exit 3').catch((e: unknown) => e);
  expect(failed).to.be.instanceOf(ProgramFailed).with.property('message', 'sh -c exit 3: exit code 3');
  const missing: unknown = await runProgram('no-such-program', [], {}, { log, signal: new AbortController().signal }).catch((e: unknown) => e);
  expect(missing).to.be.instanceOf(ProgramFailed).with.property('message').that.contains('no-such-program');
});

test('its deadline ends it, and so does silence where it should speak', async () => {
  const late: unknown = await run('sleep 60', { within: 0.2 }).catch((e: unknown) => e);
  expect(late).to.have.property('message').that.contains('did not end in time');
  const silent: unknown = await run('sleep 60', { firstWordWithin: 0.2 }).catch((e: unknown) => e);
  expect(silent).to.have.property('message').that.contains('did not end in time');
  expect(await run('echo word; sleep 1; echo more', { firstWordWithin: 0.5 })).to.deep.equal({ stdout: 'word\nmore\n' });
});

test('who gives up ends it together with its children', async () => {
  const giveUp = new AbortController();
  const pidFile = path.join(folder, 'pid');
  const running = run(`sleep 60 & echo $! > ${pidFile}; wait`, {}, giveUp.signal).catch((e: unknown) => e);
  while (!existsSync(pidFile) || readFileSync(pidFile, 'utf8') === '') await pause(20);
  giveUp.abort(new Error('enough'));
  expect(await running).to.have.property('message', 'enough');
  const child = readFileSync(pidFile, 'utf8').trim();
  // The signal has been sent; on a busy machine it takes a moment until it is obeyed. A zombie has ended: only its parent has not heard of it yet.
  const state = () => Promise.resolve(existsSync(`/proc/${child}/stat`) ? readFileSync(`/proc/${child}/stat`, 'utf8').split(' ')[2] : 'gone');
  const hasEnded = (seen: string | undefined): boolean => ['gone', 'Z', 'X'].includes(seen ?? '');
  expect(await until(state, hasEnded, { within: 5 })).to.satisfy(hasEnded);
});

test('what must come to its end does, also when the person gives up', async () => {
  const giveUp = new AbortController();
  const file = path.join(folder, 'whole');
  const running = run(`echo begun; sleep 0.5; echo whole > ${file}`, { mustEnd: true, onOutput: () => giveUp.abort(new Error('enough')) }, giveUp.signal);
  expect(await running.catch((e: unknown) => e)).to.have.property('message', 'enough');
  expect(readFileSync(file, 'utf8')).to.equal('whole\n');
});

test('a stage that fails tells the end of its log, where all of it is, and what to try', async () => {
  const putBack = keepEnvironment();
  process.env['LABSPEC_CACHE'] = folder;
  const stage: Stage = {
    name: 'broken', title: 'The broken one', needs: [], plan: '', remedy: 'try something else',
    done: () => Promise.resolve(false),
    run: async (bench) => void (await bench.run('sh', ['-c', 'seq 1 50; echo the reason >&2; exit 1'])),
  };
  try {
    const error = (await workOn(stage, new AbortController().signal, () => undefined).catch((e: unknown) => e)) as EnvironmentError;
    expect(error).to.be.instanceOf(EnvironmentError);
    expect(error.message).to.contain('The broken one').and.contain('the reason').and.contain('try something else').and.contain(path.join(folder, 'logs', 'broken.log'));
    expect(error.message).not.to.contain('\n            2\n');
    expect(readFileSync(path.join(folder, 'logs', 'broken.log'), 'utf8')).to.contain('\n2\n');
  } finally {
    putBack();
  }
});
