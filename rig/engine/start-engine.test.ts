import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { engineInfo } from './engine-info';
import { startByHand } from './start-engine';
import { keepEnvironment } from '../../test/kit/environment';

// With programs called docker and dockerd that only do as these do: how they are called, and what is made of what they say.

const putBack = keepEnvironment();
const PATH = process.env['PATH'] ?? '';
let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'labspec-engine-'))));
afterEach(() => {
  putBack();
  rmSync(folder, { recursive: true });
});

const at = (name: string): string => path.join(folder, name);

function put(name: string, script: string): void {
  writeFileSync(at(name), `#!/bin/sh\n${script}\n`);
  chmodSync(at(name), 0o755);
  process.env['PATH'] = `${folder}${path.delimiter}${PATH}`;
}

test('process ids that a machine left behind when it went down are removed before the engine starts; those of a running one stay', async () => {
  const node = readFileSync('/proc/self/comm', 'utf8').trim();
  for (const name of ['stale', 'reused', 'live']) writeFileSync(at(name), `${name === 'stale' ? 4194305 : process.pid}\n`);
  put('dockerd', `ls ${folder} > ${at('seen')}; echo started; touch ${at('ended')}`);
  await startByHand({ log: at('log'), pidFiles: { dockerd: at('stale'), containerd: at('reused'), [node]: at('live') } });
  while (!existsSync(at('ended'))) await pause(20);
  const seen = readFileSync(at('seen'), 'utf8').split('\n');
  expect(['stale', 'reused', 'live'].filter((name) => seen.includes(name))).to.deep.equal(['live']);
  expect(readFileSync(at('log'), 'utf8')).to.equal('started\n');
});

test('an engine answers if it tells its version; docker’s own words say why it does not', async () => {
  put('docker', `echo '{"ServerVersion":"20.10","DefaultRuntime":"runc","CgroupVersion":"1"}'`);
  expect(await engineInfo()).to.deep.equal({ answers: true, version: '20.10', defaultRuntime: 'runc', cgroup: '1' });
  put('docker', `echo '{"ServerErrors":["Cannot connect"]}'; exit 0`);
  expect(await engineInfo()).to.deep.equal({ answers: false, reason: 'Cannot connect' });
  put('docker', `echo 'permission denied' >&2; exit 1`);
  expect(await engineInfo()).to.deep.equal({ answers: false, reason: 'permission denied' });
});
