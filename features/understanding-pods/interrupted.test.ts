import { describe, test } from 'node:test';
import { expect } from 'chai';
import { loadLab } from '../../support/lab/load-lab';
import { runLab } from '../../support/testing/run-lab';
import { traces } from '../../support/testing/traces';

const lab = loadLab();
// By the time task 10 is told, both Docker and the cluster have been used, and the pod of task 9 is there.
const POD_IS_THERE = /✓ +10 /;

describe('a run that is ended half-way', () => {
  // Whoever ends a child process may say so twice.
  for (const signals of [['SIGINT'], ['SIGTERM', 'SIGTERM']] as const) {
    test(`cleans up on ${signals.join(', ')}`, async () => {
      const [signal] = signals;
      const before = await traces(lab);
      const { exitCode, output } = await endHalfWay(...signals);
      expect(output).to.match(POD_IS_THERE).and.to.contain('Cleaning up');
      expect(exitCode).to.equal(signal === 'SIGINT' ? 130 : 143);
      expect(await traces(lab)).to.deep.equal(before);
    });
  }

  test('is cleaned up after by the next one when it was killed', async () => {
    const before = await traces(lab);
    await endHalfWay('SIGKILL');
    const left = await traces(lab);
    expect(left.pods).to.have.length(before.pods.length + 1);
    await runLab({ args: ['--tags', '@task-04'] });
    expect(await traces(lab)).to.deep.equal(before);
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
