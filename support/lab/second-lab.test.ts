import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import type { CommandRecord } from '../system/command/command-record';
import { runCommand } from '../system/command/run-command';
import { LabProject } from '../../test/kit/lab-project';

/** A lab with its own numbers, names, files, port and text, and without an image, a container, Pods or a cluster. */
const LAB = `title: A greeting
names: { folder: greeting }
application: { install: npm install, installed: [package-lock.json, node_modules], start: npm start }
files: [package.json, server.js]
ports: [8088]
tasks:
  - { id: 3, title: Write the server, makes: ['the file "server.js" is written'] }
  - { id: 4, title: Describe the application, makes: ['the file "package.json" is written', the application is installed] }
  - { id: 7, title: Run it, needs: [3, 4] }
`;

const FEATURE = `Feature: A greeting
  @task-03
  Scenario: The server greets
    When I create the file "server.js"
    And I start "server.js" with node on a free port
    Then it logs "Listening on PORT"
    And every GET is answered with status 200, type "text/plain" and the text "Good morning"

  @task-04
  Scenario: The application installs
    Given the file "server.js" is written
    When I create the file "package.json"
    And I install the application
    Then the start script is "node server.js"

  @task-07
  Scenario: The application runs
    Given the application is installed
    When I start the application on port 8088
    And I curl port 8088
    Then its only line is "Good morning"
`;

const SERVER = `const port = Number(process.argv[2]);
require('node:http').createServer((request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/plain' });
  response.end('Good morning\\n');
}).listen(port, '0.0.0.0', () => console.log('Listening on ' + port));
`;

describe('a second lab, with numbers, names and files of its own', () => {
  let project: LabProject;
  const check = (folder: string, ...tasks: string[]): Promise<CommandRecord> => project.labspec('check', '--folder', folder, ...tasks);
  before(() => {
    const packageJson = JSON.stringify({ name: 'greeting', version: '1.0.0', scripts: { start: 'node server.js' } });
    project = new LabProject('greeting', { 'lab.yaml': LAB, 'greeting.feature': FEATURE }, { 'server.js': SERVER, 'package.json': packageJson });
  });
  after(() => project.remove());

  test('passes', async () => {
    const { exitCode, output } = await project.lab();
    expect(exitCode, output).to.equal(0);
    expect(output).to.match(/✓ +3 /).and.to.match(/✓ +4 /).and.to.match(/✓ +7 /).and.to.contain('3 tasks: 3 passed');
  });

  test('a wrong file fails in its own task, and a task that needs that one is not checked', async () => {
    const files = project.write('broken', { 'server.js': SERVER.replace('Good morning', 'Good night') });
    const { exitCode, output } = await project.lab('--world-parameters', JSON.stringify({ files }));
    expect(exitCode, output).to.equal(1);
    expect(output).to.match(/✗ +3 /).and.to.contain('Good night').and.to.match(/- +7 .*\n +Not checked: needs task 3 \(Write the server\)/);
  });

  test('a check of a folder refers to the lab’s own tasks', async () => {
    const { exitCode, output } = await check(project.write('student', { 'server.js': SERVER }), '7');
    expect(exitCode, output).to.equal(3);
    expect(output).to.contain('Not checked: needs task 4 (Describe the application)');
  });

  test('a step that needs a missing key of lab.yaml names the key', async () => {
    project.write('features/greeting', { 'image.feature': 'Feature: Images\n  @task-07\n  Scenario: It is built\n    When I build the image\n' });
    const { exitCode, output } = await project.lab('features/greeting/image.feature');
    rmSync(join(project.folder, 'features/greeting/image.feature'));
    expect(exitCode, output).to.equal(1);
    expect(output).to.contain('"images: the image"').and.to.contain('docs/write-a-lab.md').and.not.to.match(/^ +at /m);
  });

  test('the error for a state that no task makes says what to write in lab.yaml', async () => {
    project.write('features/greeting', { 'lab.yaml': LAB.replace(", makes: ['the file \"server.js\" is written']", '') });
    const { output } = await check(project.write('nobody', {}), '4');
    project.write('features/greeting', { 'lab.yaml': LAB });
    expect(output).to.contain('makes: ["the file \\"server.js\\" is written"]');
  });

  test('up and doctor ask for no images', async () => {
    const { output } = await runCommand(process.execPath, ['-r', 'ts-node/register', '-e', "console.log(JSON.stringify(require('./support/commands/lab-needs').labNeeds()))"], { cwd: project.folder, env: { LABSPEC_LAB: 'greeting' } });
    expect(JSON.parse(output)).to.deep.include({ images: [], podImages: [], cluster: { name: 'labspec', controlPlanes: 1, workers: 2 } });
    expect(readFileSync(join(project.folder, 'features/greeting/lab.yaml'), 'utf8')).to.equal(LAB);
  });
});
