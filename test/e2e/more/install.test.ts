import { appendFileSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import type { CommandRecord } from '../../../support/system/command/command-record';
import { mustSucceed, runCommand } from '../../../support/system/command/run-command';
import { loadLab } from '../../../support/lab/load-lab';
import { packageFolder } from '../../../support/system/files/project';

const NPM_SECONDS = 300;
const LAB_SECONDS = 120;

describe('labspec in a repository that only installs it', () => {
  let folder: string;
  let project: string;
  const npm = (cwd: string, ...args: string[]): Promise<unknown> => mustSucceed('npm', [...args, '--no-audit', '--no-fund', '--prefer-offline'], { cwd, within: NPM_SECONDS });
  const labspec = (...args: string[]): Promise<CommandRecord> => runCommand('node_modules/.bin/labspec', args, { cwd: project, within: LAB_SECONDS });
  const cucumber = (node: string, ...args: string[]): Promise<CommandRecord> => runCommand(node, ['node_modules/@cucumber/cucumber/bin/cucumber.js', ...args], { cwd: project, within: LAB_SECONDS });

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'labspec install '));
    project = join(folder, 'my labs');
    mkdirSync(project);
    await npm(packageFolder, 'pack', '--silent', '--pack-destination', folder);
    await mustSucceed('sh', ['-c', 'mv labspec-*.tgz labspec.tgz'], { cwd: folder });
    await npm(project, 'install', '--save-dev', '../labspec.tgz');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  test('new writes a lab without mistakes, and says what comes next', async () => {
    const { exitCode, output } = await labspec('new', 'my-lab');
    expect(exitCode, output).to.equal(0);
    expect(output).to.contain('features/my-lab/lab.yaml').and.to.contain('npx cucumber-js');
    const { cluster } = loadLab();
    appendFileSync(join(project, 'features/my-lab/lab.yaml'), `cluster: ${JSON.stringify(cluster)}\n`);
    const lint = await labspec('lint');
    expect(lint.output).to.contain('✔ my-lab: nothing found');
  });

  test('editors find every file that their settings name, and each parameter type with its own expression', () => {
    const { 'cucumber.glue': glue } = JSON.parse(readFileSync(join(project, '.vscode/settings.json'), 'utf8')) as { 'cucumber.glue': string[] };
    const [steps, types] = glue.slice(0, 2).map((pattern) => globSync(pattern, { cwd: project }).map((file) => readFileSync(join(project, file), 'utf8')).join('\n'));
    const used = new Set([...(steps ?? '').matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name));
    const known = [...(types ?? '').matchAll(/name: '(\w+)', regexp: \//g)].map(([, name = '']) => name);
    expect(known).to.include.members(['image', 'object', 'time']);
    for (const name of known) expect(used.has(name), name).to.equal(true);
  });

  test('the same name again is refused, and nothing changes', async () => {
    const before = readFileSync(join(project, 'package.json'), 'utf8');
    const { exitCode, output } = await labspec('new', 'my-lab');
    expect(exitCode, output).to.equal(1);
    expect(output).to.contain('There is a lab my-lab already');
    expect(readFileSync(join(project, 'package.json'), 'utf8')).to.equal(before);
  });

  test('the lab passes, with a step of the repository, and its report is in the repository', async () => {
    mkdirSync(join(project, 'steps'));
    writeFileSync(join(project, 'steps/own.js'), OWN_STEP);
    appendFileSync(join(project, 'features/my-lab/01-first.feature'), '    And pod "web" has the port 8080\n');
    const { exitCode, output } = await cucumber('node');
    expect(exitCode, output).to.equal(0);
    expect(output).to.match(/✓ +1 +Run a Pod/).and.to.match(/✓ +2 +Ask the Pod/);
    expect(readFileSync(join(project, 'reports/index.html'), 'utf8')).to.contain('My lab');
  });

  test('the labs that come with it can be run, too', async () => {
    const { exitCode, output } = await labspec('lint', '--lab', 'node_modules/labspec/features/pods-in-depth');
    expect(exitCode, output).to.equal(0);
  });

  test('a student’s work is checked', async () => {
    const work = join(folder, 'work');
    mkdirSync(work);
    const { exitCode, output } = await labspec('check', '1', '--folder', work);
    expect(exitCode, output).to.equal(1);
    expect(output).to.contain('There is no file web.yaml');
  });

  for (const major of [22, 24]) {
    test(`the lab passes on Node ${major}, with a configuration that is an ES module`, async () => {
      const node = join(folder, `node-${major}`);
      mkdirSync(node);
      await npm(node, 'install', `node@${major}`);
      rmSync(join(project, 'cucumber.js'), { force: true });
      writeFileSync(join(project, 'cucumber.mjs'), "import { profiles } from 'labspec/cucumber';\n\nconst { default: byDefault, check, grade, existing } = profiles(import.meta.dirname);\n\nexport { byDefault as default, check, grade, existing };\n");
      const { exitCode, output } = await cucumber(join(node, 'node_modules/.bin/node'));
      expect(exitCode, output).to.equal(0);
    });
  }
});

const OWN_STEP = `const { Then } = require('@cucumber/cucumber');
const { TaskFailed } = require('labspec');

Then('pod {string} has the port {int}', async function (name, port) {
  const pod = await (await this.run.api()).pod(this.names.namespace, name);
  if (!pod) throw new TaskFailed({ reason: \`There is no pod \${name}\`, next: 'create it' });
  if (!JSON.stringify(pod.spec).includes(String(port))) throw new TaskFailed({ reason: \`Pod \${name} does not have the port \${port}\`, next: 'write it' });
});
`;
