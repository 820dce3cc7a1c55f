import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, test } from 'node:test';
import { expect } from 'chai';
import { endOrphans, orphansOf } from './orphans';
import { abandonedFolders, makeOwnFolder } from '../files/own-folder';
import { RUN_VARIABLE } from './run-id';

describe('the leftovers of a run that is gone', () => {
  const children: ChildProcess[] = [];
  const startFor = async (run: string): Promise<ChildProcess> => {
    const child = spawn('sleep', ['60'], { env: { ...process.env, [RUN_VARIABLE]: run }, stdio: 'ignore' });
    children.push(child);
    await new Promise((resolve) => child.once('spawn', resolve));
    return child;
  };
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });

  test('labspec ends its programs, but not those of other runs', async () => {
    const orphan = await startFor('1-11');
    const other = await startFor('1-111');
    expect(orphansOf('1-11')).to.deep.equal([orphan.pid]);
    await endOrphans('1-11');
    expect(orphansOf('1-11')).to.deep.equal([]);
    expect(other.exitCode ?? other.signalCode).to.equal(null);
  });

  test('labspec finds its folders by their names, but not those of a living run', () => {
    const alive = makeOwnFolder('test');
    const left = join(tmpdir(), 'labspec-test-4194305-1-abcdef');
    mkdirSync(left);
    try {
      expect(abandonedFolders()).to.include(left).and.not.include(alive);
    } finally {
      for (const folder of [alive, left]) rmSync(folder, { recursive: true });
    }
  });
});
