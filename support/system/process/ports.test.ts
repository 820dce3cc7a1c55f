import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { test } from 'node:test';
import { expect } from 'chai';
import { EnvironmentError } from '../../errors/errors';
import { anyFreePort, holderOf, isFree, mustBeFree } from './ports';
import { commandLineOf, groupOf, isSameProcess, startOf } from './process-identity';

test('a port is free until a process listens on it, and that process is found', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  expect(await isFree(port)).to.equal(false);
  expect(await holderOf(port)).to.equal(process.pid);
  const refused: unknown = await mustBeFree(port).catch((error: unknown) => error);
  expect(refused).to.be.instanceOf(EnvironmentError).with.property('message').that.contains(`process ${process.pid}`);
  server.close();
  await once(server, 'close');
  expect(await isFree(port)).to.equal(true);
  expect(await holderOf(port)).to.equal(undefined);
});

test('anyFreePort returns a free port', async () => {
  expect(await isFree(await anyFreePort())).to.equal(true);
});

test('a process is recognised by its ID and its start time until it ends', async () => {
  const child = spawn('sleep', ['60'], { detached: true });
  const pid = child.pid ?? 0;
  const start = startOf(pid) ?? '';
  expect(isSameProcess(pid, start)).to.equal(true);
  expect(isSameProcess(pid, 'another time')).to.equal(false);
  expect(groupOf(pid)).to.equal(pid);
  expect(commandLineOf(pid)).to.equal('sleep 60');
  child.kill();
  await once(child, 'exit');
  expect([startOf(pid), groupOf(pid), commandLineOf(pid)]).to.deep.equal([undefined, undefined, '']);
});
