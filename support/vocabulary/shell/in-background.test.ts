import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { expect } from 'chai';
import { runCommand } from '../../system/command/run-command';
import { withPatience } from '../../wait/patience';
import { inBackground } from './in-background';

describe('a line in the background', () => {
  const folder = mkdtempSync(join(tmpdir(), 'labspec-background-'));
  const [out = '', err = ''] = ['out', 'err'].map((name) => join(folder, name));
  after(() => rmSync(folder, { recursive: true }));

  /** What it has printed once bash goes on with the next line; then it is ended. */
  async function printedSoFar(text: string, lacking: number): Promise<string> {
    const { outcome } = await runCommand('bash', ['-c', `${inBackground(text, out, err, lacking)}\nkill $! 2> /dev/null; :`], { within: 30 });
    expect(outcome).to.equal('exited');
    return `${readFileSync(out, 'utf8')}${readFileSync(err, 'utf8')}`.trim();
  }

  test('the next line begins once it has printed something', async () => {
    expect(await printedSoFar('sleep 0.5; echo begun; exec sleep 60', 20)).to.equal('begun');
    expect(await printedSoFar('sleep 0.5; echo refused >&2; exec sleep 60', 20)).to.equal('refused');
  });

  test('or once it has ended, or the time is over', async () => {
    expect(await printedSoFar('true', 600)).to.equal('');
    expect(await printedSoFar('exec sleep 60', 0.3)).to.equal('');
  });

  test('with patience enough, nothing waits: each look comes again', () => {
    expect(inBackground('tail -f x', 'out', 'err')).to.equal('{ tail -f x\n} > out 2> err &');
    expect(withPatience(1, () => inBackground('tail -f x', 'out', 'err'))).to.contain('timeout 7 ');
  });
});
