import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { loadLab } from '../../../support/lab/load-lab';
import type { CommandRecord } from '../../../support/system/command/command-record';
import { runCommand } from '../../../support/system/command/run-command';
import { copyProject } from '../../kit/copy-project';
import { namespaces } from '../../kit/traces';

const SECONDS = 240;

/** Its second task shows what the first does not make; the third goes on with what the second makes. */
const TEXT = `# A page in a ConfigMap

## Task 1: Write it

    $ kubectl create configmap page --from-literal=color=green
    configmap/page created

## Task 2: Read it, and write a second one

    $ kubectl get configmap page -o jsonpath='{.data.color}'
    blue
    $ kubectl create configmap cover --from-literal=title=Pods
    configmap/cover created

## Task 3: Read the second one

    $ kubectl get configmap cover -o jsonpath='{.data.title}'
    Pods
`;

describe('a draft that is tried', () => {
  let project: string;
  const labspec = (...args: string[]): Promise<CommandRecord> => runCommand(process.execPath, ['support/commands/labspec.js', ...args], { cwd: project, env: { LABSPEC_PROJECT: project }, within: SECONDS });

  before(() => {
    project = copyProject('drafted', ['features/understanding-pods', 'fixtures/understanding-pods']);
  });

  after(() => rmSync(project, { recursive: true }));

  test('has a TODO with what the cluster shows where the text is wrong, and all else passes; nothing is left behind', async () => {
    const lab = loadLab('understanding-pods');
    const there = await namespaces(lab, 'labspec-');
    writeFileSync(join(project, 'page.md'), TEXT);
    const { exitCode, output } = await labspec('draft', 'page.md', '--out', 'features/page', '--try');
    expect(exitCode, output).to.equal(0);
    expect(output).to.include('\n3 tasks: 1 passes as drafted, 1 more once what they need is open\n1 with a TODO where the cluster shows something else:\n  features/page/02-read-it-and-write-a-second-one.feature\n');
    const second = readFileSync(join(project, 'features/page/02-read-it-and-write-a-second-one.feature'), 'utf8');
    expect(second).to.match(/# TODO: on the cluster: .*; seen: green\n/).and.to.match(/\n {4}# {3}Then .*blue/).and.to.include('    When I run "kubectl create configmap cover --from-literal=title=Pods"\n');
    expect((await labspec('lint', '--lab', 'page')).exitCode).to.equal(0);
    // Those of an earlier test may go meanwhile.
    expect((await namespaces(lab, 'labspec-')).filter((name) => !there.includes(name))).to.deep.equal([]);
  });
});
