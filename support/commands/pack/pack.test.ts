import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { extract } from 'tar';
import type { CommandRecord } from '../../system/command/command-record';
import { LabProject } from '../../../test/kit/lab-project';

const LAB = `title: A greeting
names: { folder: greeting }
application: { install: npm install, installed: [package-lock.json, node_modules], start: npm start }
files: [package.json, server.js]
advice: { other-text: write Good morning in line 3 }
tasks:
  - { id: 3, title: Write the server, makes: ['the file "server.js" is written'] }
  - { id: 4, title: Describe the application, needs: [3], makes: ['the file "package.json" is written'] }
  - { id: 5, title: Mark it }
`;

const FEATURE = `# The secret of the author
Feature: A greeting
  @task-03
  Scenario: The server greets
    When I create the file "server.js"
    And I start "server.js" with node on a free port
    Then it logs "Listening on PORT"
    And every GET is answered with status 200, type "text/plain" and the text "Good morning"

  @task-04
  Scenario: The application is described
    Given the file "server.js" is written
    When I create the file "package.json"
    Then the start script is "node server.js"

  @task-05
  Scenario: It is marked
    When I run "npm pkg set solved=yes"
    Then the start script is "node server.js"
`;

const SERVER = `// written by the author
require('node:http').createServer((request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/plain' });
  response.end('Good morning\\n');
}).listen(Number(process.argv[2]), '0.0.0.0', () => console.log('Listening on ' + process.argv[2]));
`;
const PACKAGE = JSON.stringify({ name: 'greeting', version: '1.0.0', description: 'by the author', scripts: { start: 'node server.js' } });
const SHOWN = 'apiVersion: v1\nkind: ConfigMap\n';
const FILES = { 'server.js': SERVER, 'package.json': PACKAGE, 'by-hand.yaml': '1: the answers', 'given.txt': 'a list', 'shown.yaml': SHOWN };
const TEXT = '# A greeting\n\n## 3. Write the server\n\nTake `given.txt` as your list. ![](sketch.png)\n\nWrite this to `shown.yaml`:\n\n```yaml\napiVersion: v1\nkind: ConfigMap\n```\n';
const PROFILES = (code: string): string => `module.exports = require('${code}/support/commands/cucumber/profiles.js').profiles(__dirname);\n`;

describe('a pack for students', () => {
  let project: LabProject;
  const pack = (...args: string[]): Promise<CommandRecord> => project.labspec('pack', '--for', 'students', ...args);
  const inPack = (file: string): string => readFileSync(join(project.folder, 'packed', file), 'utf8');
  before(async () => {
    project = new LabProject('greeting', { 'lab.yaml': LAB, 'greeting.feature': FEATURE, 'lab.md': TEXT, 'sketch.png': 'a picture', 'other.png': 'another one' }, FILES);
    const { exitCode, output } = await pack('--out', 'packed');
    expect(exitCode, output).to.equal(0);
    expect(output).to.contain('left out of fixtures/greeting: by-hand.yaml, package.json, server.js, shown.yaml').and.contain('hints: up to level 2');
  });
  after(() => project.remove());

  test('has the lab without the files that students write, and without what nothing names', () => {
    const files = readdirSync(join(project.folder, 'packed'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name).slice(join(project.folder, 'packed/').length));
    expect(files.sort()).to.deep.equal(['.labspec-pack.json', 'README.md', 'cucumber.cjs', 'features/greeting/greeting.feature', 'features/greeting/lab.md', 'features/greeting/lab.yaml', 'features/greeting/sketch.png', 'fixtures/greeting/given.txt', 'package.json']);
    const all = files.map(inPack).join('\n');
    for (const answer of ['by the author', 'pkg set', 'secret', 'line 3']) expect(all).to.not.contain(answer);
  });

  const check = async (folder: string, ...args: string[]): Promise<CommandRecord> => {
    writeFileSync(join(project.folder, 'packed/cucumber.cjs'), PROFILES(project.folder));
    return project.labspec('check', '--lab', join(project.folder, 'packed/features/greeting'), '--folder', folder, ...args);
  };

  test('checks the work of a student who has done all', async () => {
    const { exitCode, output } = await check(project.write('done', { 'server.js': SERVER.replace('// written by the author', ''), 'package.json': PACKAGE }));
    expect(exitCode, output).to.equal(0);
    expect(output).to.contain('3 tasks: 3 passed');
  });

  test('says what is wrong, and never how to fix it: not with an option, not the second time, and not in its reports', async () => {
    const folder = project.write('wrong', { 'server.js': SERVER.replace('Good morning', 'Good night') });
    for (const args of [['4', '--format', 'json', '--hint', '3'], ['3', '--hint', '3'], ['3', '4']]) {
      const { exitCode, output } = await check(folder, ...args);
      expect(exitCode, output).to.equal(1);
      expect(output).to.not.match(/response\.end|line 3|as the lab shows/);
      if (args[0] === '3') expect(output).to.contain('Good night');
    }
    for (const report of ['messages.ndjson', 'junit.xml', 'index.html']) {
      const written = inPack(`reports/check/${report}`);
      expect(written.includes('Good night'), report).to.equal(true);
      expect(/write: response\.end|line 3|create package\.json as|mv \.\./.test(written), report).to.equal(false);
    }
  });

  test('has the scene, without its author’s comments', async () => {
    project.write('features/faults', { 'lab.yaml': 'title: Faults\nscene: [begin.yaml]\ntasks: [{ id: 1, title: One }]\n', 'one.feature': FEATURE.replaceAll('@task-03', '@task-01') });
    project.write('fixtures/faults', { 'begin.yaml': 'kind: ConfigMap # broken on purpose\n', 'server.js': SERVER, 'package.json': PACKAGE });
    const { output } = await pack('faults', '--out', 'with-scene');
    expect(output).to.contain('left out of fixtures/faults: package.json, server.js').and.contain('students get no text');
    expect(readFileSync(join(project.folder, 'with-scene/fixtures/faults/begin.yaml'), 'utf8')).to.equal('kind: ConfigMap\n');
    expect(readFileSync(join(project.folder, 'with-scene/README.md'), 'utf8')).to.contain('npx labspec start');
  });

  test('says in its README how to get labspec, and how to work in the namespace of the lab', async () => {
    expect(inPack('README.md')).to.match(/404 Not Found[^]*npm install \.\/labspec-[\d.]+\.tgz[^]*--namespace=default/);
    project.write('features/apart', { 'lab.yaml': 'title: Apart\nnames: { namespace: shop }\ntasks: [{ id: 1, title: One }]\n', 'one.feature': FEATURE.replaceAll('@task-03', '@task-01') });
    project.write('fixtures/apart', { 'server.js': SERVER, 'package.json': PACKAGE });
    expect((await pack('apart', '--out', 'apart')).exitCode).to.equal(0);
    expect(readFileSync(join(project.folder, 'apart/README.md'), 'utf8')).to.contain('kubectl create namespace shop\nkubectl config set-context --current --namespace=shop\n');
  });

  test('removes with --force what only an earlier pack has written, and nothing of a person', async () => {
    expect((await pack('--out', 'again')).exitCode).to.equal(0);
    const [given, sketch, mine] = ['fixtures/greeting/given.txt', 'features/greeting/sketch.png', 'fixtures/greeting/mine.txt'].map((file) => join(project.folder, 'again', file)) as [string, string, string];
    writeFileSync(sketch, 'drawn by a student');
    project.write('features/greeting', { 'lab.md': TEXT.replace(/^Take.*$/m, '') });
    const { exitCode, output } = await pack('--out', 'again', '--force');
    expect([exitCode, existsSync(given), existsSync(join(given, '..'))], output).to.deep.equal([0, false, false]);
    expect(output).to.contain('only an earlier pack had it: fixtures/greeting/given.txt');
    expect(readFileSync(sketch, 'utf8')).to.equal('drawn by a student');
    project.write('features/greeting', { 'lab.md': TEXT });
    expect((await pack('--out', 'again', '--force')).exitCode).to.equal(0);
    writeFileSync(mine, 'mine');
    writeFileSync(join(project.folder, 'precious'), 'precious');
    writeFileSync(join(project.folder, 'again/.labspec-pack.json'), JSON.stringify({ files: { '../precious': createHash('sha256').update('precious').digest('hex') } }));
    expect((await pack('--out', 'again', '--force')).exitCode).to.equal(0);
    expect([existsSync(mine), existsSync(join(project.folder, 'precious')), existsSync(given)]).to.deep.equal([true, true, true]);
  });

  test('is also an archive with one folder, the same each time', async () => {
    for (const name of ['one.tgz', 'two.tgz']) expect((await pack('--out', name)).exitCode).to.equal(0);
    const [one, two] = ['one.tgz', 'two.tgz'].map((name) => readFileSync(join(project.folder, name)));
    expect(one?.equals(two ?? Buffer.alloc(0))).to.equal(true);
    mkdirSync(join(project.folder, 'unpacked'));
    await extract({ file: join(project.folder, 'one.tgz'), cwd: join(project.folder, 'unpacked') });
    expect(readdirSync(join(project.folder, 'unpacked'))).to.deep.equal(['greeting-for-students']);
  });

  test('replaces nothing without --force, and never the lab itself', async () => {
    const again = await pack('--out', 'packed');
    expect([again.exitCode, again.stderr]).to.satisfy(([code, text]: [number, string]) => code === 2 && text.includes('is there already') && text.includes('--force'));
    writeFileSync(join(project.folder, 'mine.tgz'), 'mine');
    expect((await pack('--out', 'mine.tgz')).stderr).to.contain('mine.tgz').and.contain('--force');
    expect(readFileSync(join(project.folder, 'mine.tgz'), 'utf8')).to.equal('mine');
    expect((await pack('--out', 'mine.tgz', '--force')).exitCode).to.equal(0);
    for (const out of ['.', 'fixtures/greeting']) expect((await pack('--out', out, '--force')).stderr, out).to.contain('would change the lab itself');
    expect(readFileSync(join(project.folder, 'fixtures/greeting/server.js'), 'utf8')).to.equal(SERVER);
  });

  test('leaves nothing half-written behind, and says what is wrong with its arguments', async () => {
    writeFileSync(join(project.folder, 'a-file'), '');
    const { exitCode, stderr } = await pack('--out', 'a-file/pack');
    expect([exitCode, stderr.includes('a-file/pack')]).to.deep.equal([2, true]);
    expect((await project.labspec('pack')).stderr).to.contain('--for');
    expect((await project.labspec('pack', '--for', 'teachers')).stderr).to.contain('It is "students"');
    expect((await pack('no-such-lab')).stderr).to.contain('no lab "no-such-lab"').and.contain('greeting');
    expect((await pack('greeting', '--lab', 'understanding-pods')).stderr).to.contain('Two labs are named');
    for (const mark of ['sheet', 'task 22', 'taks 3']) {
      project.write('features/greeting', { 'lab.md': TEXT.replace('Take ', `<!-- labspec: ${mark} -->\nTake `) });
      expect((await pack('--out', 'other')).stderr, mark).to.match(/features\/greeting\/lab\.md:5/);
    }
    project.write('features/greeting', { 'lab.md': TEXT });
    project.write('features/greeting', { 'bad.feature': 'Feature: Bad\n  Scenario: x\n    Given y\n    Thne z\n' });
    expect((await pack('--out', 'other')).stderr).to.contain('features/greeting/bad.feature:4');
    rmSync(join(project.folder, 'features/greeting/bad.feature'));
    expect(readdirSync(project.folder).filter((name) => name.includes('.new') || name === 'other')).to.deep.equal([]);
  });
});
