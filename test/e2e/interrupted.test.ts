import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { expect } from 'chai';
import { runCommand } from '../../support/system/command/run-command';
import { loadLab } from '../../support/lab/load-lab';
import { packageFolder } from '../../support/system/files/project';
import { more } from '../kit/more';
import { runLab } from '../kit/run-lab';
import { namespaces, traces } from '../kit/traces';

const CLEAN_SECONDS = 100;
const lab = loadLab();
// When task 10 is printed, the run has used both Docker and the cluster, and the pod of task 9 is there.
const POD_IS_THERE = /✓ +10 /;

describe('a run that is ended half-way', () => {
  // A program that ends a child process may send its signal twice.
  for (const signals of [['SIGINT'], ['SIGTERM', 'SIGTERM']] as const) {
    const kind = signals.length === 1 ? test : more;
    kind(`cleans up on ${signals.join(', ')}`, async () => {
      const [signal] = signals;
      const before = await traces(lab);
      const { exitCode, output } = await endHalfWay(...signals);
      expect(output).to.match(POD_IS_THERE).and.to.contain('Cleaning up');
      expect(exitCode).to.equal(signal === 'SIGINT' ? 130 : 143);
      expect(await traces(lab)).to.deep.equal(before);
    });
  }

  test('is cleaned up by the next run if it was killed', async () => {
    const before = await traces(lab);
    await endHalfWay('SIGKILL');
    const left = await traces(lab);
    expect(left.pods).to.have.length(before.pods.length + 1);
    await runLab({ args: ['--tags', '@task-04'] });
    expect(await traces(lab)).to.deep.equal(before);
  });

  more('is cleaned up by its labels if its journal is lost', async () => {
    const state = mkdtempSync(join(tmpdir(), 'labspec-lost-'));
    const before = await namespaces(lab, 'labspec-');
    let killed = false;
    const onOutput = (output: string, child: ChildProcess): void => void (killed ||= /✓ +3 /.test(output) && child.kill('SIGKILL'));
    await runLab({ env: { LABSPEC_LAB: lab.extended ?? '', LABSPEC_STATE: state }, onOutput });
    rmSync(state, { recursive: true });
    const left = (await namespaces(lab, 'labspec-')).filter((name) => !before.includes(name));
    expect(left).to.have.length(1);
    const { exitCode, output } = await runCommand(process.execPath, ['support/commands/labspec.js', 'clean'], { cwd: packageFolder, within: CLEAN_SECONDS });
    expect(exitCode, output).to.equal(0);
    expect(output).to.contain(`✔ namespace ${left[0] ?? ''} of cluster ${lab.cluster.name}`);
    expect(await namespaces(lab, 'labspec-')).to.deep.equal(before);
  });
});

function endHalfWay(...signals: NodeJS.Signals[]): ReturnType<typeof runLab> {
  let sent = false;
  return runLab({
    onOutput: (output, child) => {
      if (sent || !POD_IS_THERE.test(output)) return;
      sent = signals.every((signal) => child.kill(signal));
    },
  });
}
