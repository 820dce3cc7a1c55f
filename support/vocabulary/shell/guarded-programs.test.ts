import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import { quoted } from '../../system/command/quoted';
import { guardedPrograms } from './guarded-programs';

describe('programs that change files, as lines call them', () => {
  let home: string;
  let others: string;
  let older: string;
  let env: NodeJS.ProcessEnv;
  const type = (line: string) => spawnSync('bash', ['-c', line], { cwd: join(home, 'work'), env, encoding: 'utf8' });

  before(async () => {
    older = mkdtempSync(join(tmpdir(), 'labspec-guard-older-'));
    // A file system counts in seconds.
    await setTimeout(1100);
    home = mkdtempSync(join(tmpdir(), 'labspec-guard-'));
    // Not below a folder for temporary files.
    others = mkdtempSync(join(homedir(), '.labspec-guard-'));
    mkdirSync(join(home, 'work'));
    writeFileSync(join(others, 'kept'), '');
    env = { ...process.env, PATH: `${guardedPrograms(home)}:${process.env['PATH'] ?? ''}`, OTHERS: others };
  });
  after(() => {
    for (const folder of [home, others, older]) rmSync(folder, { recursive: true });
  });

  for (const line of ['rm -rf "$OTHERS"', 'rm "$OTHERS/"*', 'x=; rm -rf "$OTHERS/$x"', 'cd / && rm -rf "${OTHERS#/}"', 'ls -d "$OTHERS"/* | xargs rm', 'ln -s "$OTHERS" link && rm link/*', 'chmod 000 "$OTHERS/kept"', 'mv "$OTHERS/kept" .']) {
    test(`${line}: leaves what is not the run’s own`, () => {
      const { status, stderr } = type(line);
      expect(status, stderr).not.to.equal(0);
      expect(stderr).to.contain('is not in the folder of this run');
      expect(existsSync(join(others, 'kept'))).to.equal(true);
    });
  }

  test('in folders for temporary files, what was there before the run stays, and what is new is removed', () => {
    expect(type(`rm ${quoted(older)}`).stderr).to.contain('is not in the folder of this run');
    const newer = join(tmpdir(), `labspec-guard-newer-${process.pid}`);
    expect(type(`touch ${quoted(newer)}; rm ${quoted(newer)}`).status).to.equal(0);
    expect([older, newer].map(existsSync)).to.deep.equal([true, false]);
  });

  test('what is the run’s own is removed, and a link to somewhere else without what it leads to', () => {
    symlinkSync(others, join(home, 'work/other-link'));
    execFileSync('bash', ['-c', 'mkdir -p a/b; touch a/b/c "with space"; rm -rf a "with space" other-link; rm -f nothing'], { cwd: join(home, 'work'), env });
    for (const name of ['a', 'with space', 'other-link']) expect(existsSync(join(home, 'work', name)), name).to.equal(false);
    expect(existsSync(join(others, 'kept'))).to.equal(true);
  });
});
