import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { labEnvironment } from '../../support/system/command/environment';
import { runCommand } from '../../support/system/command/run-command';
import { loadLab } from '../../support/lab/load-lab';
import { packageFolder } from '../../support/system/files/project';
import { pathWith, tasks } from '../kit/faults';
import { more } from '../kit/more';
import { notPassed, runLab } from '../kit/run-lab';
import { traces, type Traces } from '../kit/traces';

const lab = loadLab();

/** The environment of a run whose own clock is off by these numbers of hours, in turn. Other clocks are right. */
const clock = (...hours: number[]): Record<string, string> => ({ NODE_OPTIONS: `--require ${join(packageFolder, 'test/kit/jumping-clock.js')}`, CLOCK_HOURS: hours.join() });

describe('the time of day jumps', () => {
  let folder: string;
  let asItWas: Traces;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'labspec-clock-'));
    asItWas = await traces(lab);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  test('an hour forward and back, again and again: the whole lab passes, and leaves nothing behind', async () => {
    const { verdicts, output } = await runLab({ env: clock(0, 1, -1) });
    expect(notPassed(verdicts), output).to.deep.equal([]);
    expect(verdicts.size).to.equal(lab.tasks.length);
    expect(await traces(lab)).to.deep.equal(asItWas);
  });

  // At the moment when the id of the new thing is not written down yet.
  for (const [what, program, verb, task] of [['container', 'docker', 'run', 6], ['Pod', 'kubectl', 'create', 9]] as const) {
    for (const hours of [1, -1]) {
      more(`the run is killed as soon as it has made its ${what}, with its clock off by ${hours} h: the ${what} is removed anyway`, async () => {
        const making = `[ "$1" = ${verb} ] || exec ${program} "$@"\n${program} "$@"\nkill -KILL $PPID`;
        const env = labEnvironment({ LABSPEC_REPORTS: folder, ...clock(hours), PATH: pathWith(folder, program, making) });
        const child = spawn(join(packageFolder, 'node_modules/.bin/cucumber-js'), tasks(task), { cwd: packageFolder, env, stdio: 'ignore' });
        const [, signal] = (await once(child, 'exit')) as unknown[];
        expect(signal).to.equal('SIGKILL');
        expect(await traces(lab), 'something is left').not.to.deep.equal(asItWas);
        const cleaned = await runCommand(process.execPath, ['support/commands/labspec.js', 'clean'], { cwd: packageFolder, within: 300 });
        expect(cleaned.exitCode, cleaned.output).to.equal(0);
        expect(await traces(lab)).to.deep.equal(asItWas);
      });
    }
  }
});
