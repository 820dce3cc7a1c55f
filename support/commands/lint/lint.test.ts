import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { copyProject } from '../../../test/kit/copy-project';
import { labNames } from '../../lab/load-lab';
import type { CommandRecord } from '../../system/command/command-record';
import { runCommand } from '../../system/command/run-command';
import { whyNotGradable } from './gradable';
import { lintLab } from './lint-lab';
import { nearestSteps } from './nearest-steps';
import { parseLab } from '../../lab/load-lab';
import { lintLoops } from './lint-loops';
import { lintPrograms } from './lint-programs';
import { lintFeatures } from './lint-features';

const typed = (text: string, line: number) => ({ text: `I run "${text}"`, line, isThen: false, definitions: 1, things: [], typed: text });

test('labspec’s own labs have no mistakes', async () => {
  for (const name of labNames()) expect((await lintLab(name)).findings, name).to.deep.equal([]);
});

test('the nearest sentences are found whatever stands between their quotes', () => {
  const steps = ['the file {string} is written', 'the container runs', 'the image is built', 'I remove the file {string}'].map((pattern) => ({ keyword: 'Given', pattern, matchesStepName: () => false }));
  expect(nearestSteps('the file "a-very-long-name.js" was written', steps)).to.deep.equal(['Given the file {string} is written', 'Given the image is built', 'Given the container runs']);
});

test('lines for the whole cluster that labspec does not carry out are found, and no such line is graded', () => {
  const lab = parseLab('title: Lines\ntasks: [{ id: 1, title: One }]', 'lab.yaml');
  const step = (forCluster: string, line: number) => ({ text: `I run "${forCluster}" for the whole cluster`, line, isThen: false, definitions: 1, things: [], typed: undefined, forCluster });
  const scenario = { file: 'one.feature', line: 3, name: 'Lines', task: 1, isScene: false, steps: [step('kubectl delete pv --all', 4), step('kubectl create clusterrolebinding one --clusterrole=view --serviceaccount=$namespace:web', 5), { text: 'I see it', line: 6, isThen: true, definitions: 1, things: [], typed: undefined }] };
  expect(lintFeatures(lab, [scenario], []).map(({ place }) => place)).to.deep.equal(['one.feature:4']);
  expect(whyNotGradable(lab, [scenario])).to.have.lengthOf(2);
});

test('lines that bash cannot read, or that leave the folder of the run, are found', () => {
  const lab = parseLab('title: Lines\ntasks: [{ id: 1, title: One }]', 'lab.yaml');
  const step = (typed: string, line: number, isThen = false) => ({ text: `I run "${typed}"`, line, isThen, definitions: 1, things: [], typed });
  const steps = [step("echo 'open", 4), step('rm -rf /*', 5), step('kubectl get pods', 6), step('true', 7, true)];
  const findings = lintFeatures(lab, [{ file: 'one.feature', line: 3, name: 'Lines', task: 1, isScene: false, steps }], []);
  expect(findings.map(({ place }) => place)).to.deep.equal(['one.feature:4', 'one.feature:5']);
  expect(findings[0]?.reason).to.match(/^bash cannot read this line: .*quote/);
  expect(findings[1]?.reason).to.equal('A line would change /*, which is not in the folder of the run');
});

test('a program whose name is misspelt is found, but not a function of that name', () => {
  const steps = [typed('kubctl get pods | grep web', 4), typed('kubctl() { kubectl "$@"; }; kubctl get pods', 5), typed("echo 'open", 6)];
  expect(lintPrograms([{ file: 'one.feature', line: 3, name: 'Lines', task: 1, isScene: false, steps }])).to.deep.equal([{ place: 'one.feature:4', reason: 'There is no program kubctl here', next: 'write kubectl, or install kubctl' }]);
});

test('a lab that cannot be graded says why, with file and line', () => {
  const remember = { text: 'I remember the output as "id"', line: 5, isThen: false, definitions: 1, things: [], typed: undefined };
  const scenario = { file: 'one.feature', line: 3, name: 'Lines', task: 1, isScene: false, steps: [typed('docker run -d busybox', 4), remember, typed('docker stop $id', 6), typed('kubectl get pods', 7), typed('npm start', 8)] };
  expect(whyNotGradable({ scene: [] }, [scenario])).to.deep.equal(['one.feature:8: npm is not in the container in which labspec grades']);
  expect(whyNotGradable({ scene: ['shop.yaml'] }, [])).to.have.length(1);
});

test('tasks that start from each other are found, once, with a step that says so', () => {
  const lab = parseLab('title: Loops\ntasks:\n  - { id: 1, title: One, makes: [the shop is open] }\n  - { id: 2, title: Two, needs: [1] }\n  - { id: 3, title: Three, needs: [2] }\n', 'lab.yaml');
  const scenario = (task: number, text: string, line: number) => ({ file: 'one.feature', line: 1, name: 'x', task, isScene: false, steps: [{ text, line, isThen: false, definitions: 1, things: [], typed: undefined }] });
  expect(lintLoops(lab, [scenario(3, 'the shop is open', 4), scenario(1, 'the shop is open', 5)], 'lab.yaml')).to.deep.equal([]);
  const findings = lintLoops(lab, [scenario(1, 'task 3 is done', 7)], 'lab.yaml');
  expect(findings.map(({ place, reason }) => `${place} ${reason}`)).to.deep.equal(['one.feature:7 Tasks start from each other: task 1 -> task 3 -> task 2 -> task 1']);
});

describe('a lab with mistakes', () => {
  const LAB = `title: Greeting
files: [server.js]
tasks:
  - { id: 1, title: Write it, makes: ['the file "server.js" is wriiten'] }
  - { id: 2, title: Run it, credit: { 'it logs "Hello"': 2 } }
  - { id: 3, title: Look at it }
`;
  const FEATURE = `Feature: Greeting
  @task-01
  Scenario: It is written
    When I create the file "server.js"

  @task-02
  Scenario: It runs
    When I create the fil "server.js"
    Then it logs "Good morning"

  @task-09
  Scenario: It is looked at
    Given the web pod is running
    When I curl port 8088
    Then its only line is "Good morning"
`;
  let project: string;
  before(() => {
    project = copyProject('lint');
    mkdirSync(join(project, 'features/greeting'), { recursive: true });
    writeFileSync(join(project, 'features/greeting/lab.yaml'), LAB);
    writeFileSync(join(project, 'features/greeting/one.feature'), FEATURE);
  });
  after(() => rmSync(project, { recursive: true }));

  const lint = (): Promise<CommandRecord> => runCommand(process.execPath, ['support/commands/labspec.js', 'lint', '--lab', 'greeting'], { cwd: project });

  test('each is reported with file, line and what to write', async () => {
    const { exitCode, stdout } = await lint();
    expect(exitCode).to.equal(1);
    const places = stdout.split('\n').filter((line) => line.startsWith('features/')).map((line) => line.slice('features/greeting/'.length));
    expect(places).to.deep.equal([
      'lab.yaml: files names server.js, which is not in fixtures/greeting',
      'lab.yaml:4: Task 1 makes "the file "server.js" is wriiten", and no Given of the catalogue reads like this',
      'lab.yaml:5: Task 2 gives credit for "it logs "Hello"", and none of its scenarios has that Then',
      'lab.yaml:6: Task 3 (Look at it) has no scenario',
      'one.feature:3: The scenario "It is written" has no Then, so it can never find a mistake',
      'one.feature:8: No sentence of the catalogue reads like "I create the fil "server.js""',
      'one.feature:12: The scenario "It is looked at" has the tag of task 9, which lab.yaml does not have',
      'one.feature:13: lab.yaml does not say what "the web pod" is',
    ]);
    expect(stdout).to.contain('When I create the file {string}').and.contain('Given the file {string} is written').and.match(/✖ greeting: 8 mistakes\n$/);
  });

  test('what is not Gherkin is reported with its line, an unknown key with its own', async () => {
    writeFileSync(join(project, 'features/greeting/one.feature'), FEATURE.replace('    Then its only', '    Thne its only'));
    expect((await lint()).stdout).to.match(/^features\/greeting\/one\.feature:15: This is not Gherkin\n.*Thne its only/);
    writeFileSync(join(project, 'features/greeting/lab.yaml'), LAB.replace('files:', 'fils:'));
    const { exitCode, stderr } = await lint();
    expect(exitCode).to.equal(2);
    expect(stderr).to.contain('features/greeting/lab.yaml:2').and.contain('fils');
  });
});
