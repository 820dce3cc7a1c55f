import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import type { Envelope } from '@cucumber/messages';
import type { WatchRecord } from '../../support/commands/check/watch/record';
import { runCommand } from '../../support/system/command/run-command';
import { loadLab } from '../../support/lab/load-lab';
import { packageFolder } from '../../support/system/files/project';
import { readVerdicts } from '../../support/results/read-verdicts';
import { WatchProcess } from '../kit/watch-process';
import { byHand } from '../mutants/by-hand';
import { Workspace } from '../mutants/workspace';

const lab = loadLab();
const FIXTURES = join(packageFolder, 'fixtures/understanding-pods');
const BY_HAND = byHand();
const FIRST_HALF = [1, 2, 3, 4, 5, 6, 7];
const SECOND_HALF = lab.tasks.map(({ id }) => id).filter((id) => !FIRST_HALF.includes(id));
/** Enough on a machine that is busy with other tests. */
const WITHIN = 90;

describe('a live checklist, while a student does the lab by hand', () => {
  let workspace: Workspace;
  let watch: WatchProcess;
  const record = (): WatchRecord => JSON.parse(readFileSync(join(workspace.home, 'reports/check/watch.json'), 'utf8')) as WatchRecord;
  const passed = (): number[] => record().tasks.filter(({ verdict }) => verdict === 'passed').map(({ id }) => id);
  const begin = (...args: string[]): WatchProcess => new WatchProcess({ worldParameters: workspace.worldParameters, home: workspace.home, args });
  const does = async (task: number): Promise<void> => {
    const { exitCode: code, output } = await workspace.types(BY_HAND[task] ?? 'true');
    expect(code, output).to.equal(0);
    await watch.hasTicked([task], WITHIN);
  };

  before(async () => {
    workspace = await Workspace.open(lab, { hasOwnImage: true, hasNamespace: true, owner: 'labspec-watch' });
    workspace.layOut(FIXTURES);
  });

  after(async () => {
    watch.send('SIGKILL');
    await watch.exitCode;
    await workspace.clear();
  });

  test('before anything is done, it reports what is wrong with the first task, and gives one hint', async () => {
    watch = begin();
    await watch.says(/Task 1: Create helloworld\.js\n.*There is no file helloworld\.js[^]*hint:/, WITHIN);
    expect(watch.ticks).to.deep.equal([]);
  });

  for (const task of FIRST_HALF) test(`task ${task} ticks`, () => does(task));

  test('task 6 stays ticked although its container is gone, and the record shows what the check saw of it', () => {
    expect(passed()).to.deep.equal(FIRST_HALF);
    const ticked = record().tasks.find(({ id }) => id === 6)?.ticked;
    expect(ticked?.evidence).to.contain('$ curl http://127.0.0.1:').and.to.contain('Hello World');
    expect(watch.output).not.to.match(/node_modules\/|\.ts:\d+|AssertionError|undefined|MaxListeners/);
  });

  test('Ctrl-C ends it, with the exit code of a check', async () => {
    await watch.says('\nTask 8: ', WITHIN);
    watch.send('SIGINT');
    expect(await watch.exitCode).to.equal(1);
    expect(watch.output).to.contain('7 of 18 tasks, 40 of 100 points').and.to.contain('--resume');
  });

  test('it writes the messages of a run, as the source of verdicts and reports', () => {
    const messages = readFileSync(join(workspace.home, 'reports/check/messages.ndjson'), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Envelope);
    const verdicts = readVerdicts(messages);
    expect([...verdicts].filter(([, { verdict }]) => verdict === 'passed').map(([id]) => id)).to.deep.equal(FIRST_HALF);
    expect(readFileSync(join(workspace.home, 'reports/check/index.html'), 'utf8').includes('The container answers')).to.equal(true);
  });

  test('it continues from its record: ticks stay, and the rest of the lab gets its ticks', async () => {
    watch = begin('--resume');
    for (const task of SECOND_HALF) await does(task);
    expect(passed()).to.deep.equal([...FIRST_HALF, ...SECOND_HALF]);
    expect(watch.ticks.sort((a, b) => a - b), 'tasks that had a tick do not get another one').to.deep.equal(SECOND_HALF);
  });

  test('when all is done, it ends by itself', async () => {
    await watch.says('18 of 18 tasks, 100 of 100 points', WITHIN);
    expect(await watch.exitCode).to.equal(0);
  });

  test('nothing is left behind: no folder, no process, no entry in the journal', async () => {
    expect(readdirSync(join(workspace.home, 'tmp')).filter((name) => name.startsWith('labspec-'))).to.deep.equal([]);
    expect(readdirSync(join(workspace.home, 'state/runs'))).to.deep.equal([]);
    // Every process that it started has its environment.
    expect((await runCommand('bash', ['-c', 'grep --files-with-matches --fixed-strings "$0" /proc/[0-9]*/environ', `LABSPEC_REPORTS=${join(workspace.home, 'reports')}`])).stdout).to.equal('');
  });
});
