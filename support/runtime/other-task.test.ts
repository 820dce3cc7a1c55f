import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { LabProject } from '../../test/kit/lab-project';

const LAB = `title: A shop
application: { install: npm install, installed: [package-lock.json, node_modules], start: npm start }
tasks:
  - { id: 1, title: Write the server }
  - { id: 2, title: Describe it, makes: [the shop is described] }
  - { id: 3, title: Open it, needs: [1] }
  - { id: 4, title: Visit it }
`;

const FEATURE = `Feature: A shop
  @task-01
  Scenario: The server answers
    When I create the file "server.js"
    And I start "server.js" with node on a free port
    Then every GET is answered with status 200, type "text/plain" and the text "Open"

  @task-02
  Scenario: npm knows how to start it
    When I create the file "package.json"
    Then the start script is "node server.js"

  @task-03
  Scenario: It opens
    Given the shop is described
    When I start the application on port 8098
    And I curl port 8098
    Then its only line is "Open"

  @task-04
  Scenario: It is visited
    Given task 3 is done
    When I start the application on port 8098
    And I curl port 8098
    Then its only line is "Open"
`;

const SERVER = `require('node:http').createServer((request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/plain' });
  response.end('Open\\n');
}).listen(Number(process.argv[2]), '0.0.0.0');
`;
const PACKAGE = JSON.stringify({ name: 'shop', version: '1.0.0', scripts: { start: 'node server.js' } });

describe('a task that starts from another one', () => {
  let project: LabProject;
  before(() => {
    project = new LabProject('shop', { 'lab.yaml': LAB, 'shop.feature': FEATURE }, { 'server.js': SERVER, 'package.json': PACKAGE });
  });
  after(() => project.remove());

  test('has it done, also by its own sentence, and what that one starts from', async () => {
    const { exitCode, output } = await project.lab('--tags', '@task-04');
    expect(exitCode, output).to.equal(0);
    expect(output).to.match(/✓ +4 /);
  });

  test('is not checked if that one fails, and says what was seen', async () => {
    const files = project.write('broken', { 'server.js': SERVER.replace('Open', 'Closed') });
    const { exitCode, output } = await project.lab('--tags', '@task-03', '--world-parameters', JSON.stringify({ files }));
    expect(exitCode, output).to.equal(1);
    expect(output).to.contain('Not checked: needs task 1 (Write the server)').and.to.contain('Closed');
  });

  test('of a student counts if that one’s Thens hold, and leads back to it if they do not', async () => {
    const { exitCode, output } = await project.labspec('check', '3', '--folder', project.write('good', { 'server.js': SERVER, 'package.json': PACKAGE }));
    expect(exitCode, output).to.equal(0);
    const { output: other } = await project.labspec('check', '3', '--folder', project.write('half', { 'server.js': SERVER, 'package.json': PACKAGE.replace('server.js', 'shop.js') }));
    expect(other).to.contain('Not checked: needs task 2 (Describe it)').and.to.contain('package.json has the wrong start script');
  });

  test('starts from itself: an error that shows the way round', async () => {
    project.write('features/shop', { 'shop.feature': FEATURE.replace('    When I create the file "package.json"', '    Given task 3 is done\n    When I create the file "package.json"') });
    const { exitCode, output } = await project.lab('--tags', '@task-04');
    project.write('features/shop', { 'shop.feature': FEATURE });
    expect(exitCode, output).to.equal(1);
    expect(output).to.contain('Task 3 starts from itself (task 3 -> task 2 -> task 3)');
  });

  test('lint knows a sentence that a feature uses, and asks about one that none does', async () => {
    project.write('features/shop', { 'lab.yaml': LAB.replace('Visit it }', 'Visit it, makes: [the shop was visited] }') });
    const { stdout } = await project.labspec('lint');
    project.write('features/shop', { 'lab.yaml': LAB });
    expect(stdout).to.contain('Task 4 makes "the shop was visited", and no Given of the catalogue reads like this').and.to.contain('1 mistake');
  });
});
