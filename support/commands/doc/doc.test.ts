import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import type { CommandRecord } from '../../system/command/command-record';
import { LabProject } from '../../../test/kit/lab-project';

const LAB = `title: Scale a <shop>
ownNamespace: true
tasks:
  - { id: 1, title: Deploy it, points: 2.5 }
  - { id: 2, title: Scale it, points: 1, needs: [1] }
`;

const FEATURE = `@cluster
Feature: Scale
  @task-01
  Scenario: The shop is deployed
    Given pod "stock" of "stock.yaml" is running
    When I create the file "shop.yaml"
    And I run "kubectl apply -f shop.yaml"
    And I run "kubectl get deployment shop"
    Then deployment "shop" matches
      """yaml
      spec: { replicas: 2 }
      """
    And I see "2/2"

  @task-02
  Scenario Outline: It serves <many> people
    When I edit deployment "shop" so that
      | spec.replicas | <many> |
    Then deployment "shop" has <many> ready replicas

    Examples:
      | many |
      | 3    |
      | 4    |
`;

const TEXT = `# Scale a shop

<!-- labspec: sheet -->
A shop has customers:
<!-- labspec: end of sheet -->
Begin with \`kubectl get nodes\`.

## 1. Deploy it

Secret introduction.

\`\`\`
kubectl apply -f shop.yaml
<!-- labspec: sheet -->
\`\`\`

## 2. Scale it

<!-- labspec: sheet -->
More people come.
<!-- labspec: end of sheet -->

### How

<!-- labspec: sheet -->
Edit it, <b>now</b>.
<!-- labspec: end of sheet -->
`;
const SHOP = 'kind: Deployment\n# ```\nname: the-answer\n';

describe('the documents of a lab', () => {
  let project: LabProject;
  const doc = (...args: string[]): Promise<CommandRecord> => project.labspec('doc', ...args);
  const read = (file: string): string => readFileSync(join(project.folder, 'reports/doc', file), 'utf8');
  before(async () => {
    project = new LabProject('scale', { 'lab.yaml': LAB, 'scale.feature': FEATURE, 'lab.md': TEXT }, { 'shop.yaml': SHOP, 'stock.yaml': 'kind: Pod\n' });
    const { exitCode, output } = await doc();
    expect(exitCode, output).to.equal(0);
  });
  after(() => project.remove());

  test('are a sheet with tasks, points, the names of scenarios and what is marked for it, and nothing else', () => {
    expect(read('sheet.md')).to.equal(`# Scale a \\<shop\\>

2 tasks, 3.5 points.

A shop has customers.

## 1. Deploy it

2.5 points.

- The shop is deployed

## 2. Scale it

1 point. Needs task 1 (Deploy it).

More people come.

Edit it, <b>now</b>.

- It serves ... people
`);
  });

  test('and a solution with the text, files in full, lines, and what must then be true', () => {
    const solution = read('solution.md');
    for (const part of [
      '# Scale a \\<shop\\>: the solution',
      '## 1. Deploy it\n\n2.5 points.\n\n### The text\n\nSecret introduction.',
      '- pod "stock" of "stock.yaml" is running\n\n`stock.yaml`:\n\n```yaml\nkind: Pod\n```',
      `You create the file "shop.yaml":\n\n\`\`\`\`yaml\n${SHOP}\`\`\`\``,
      '```\nkubectl apply -f shop.yaml\n```\n\n```\nkubectl get deployment shop\n```',
      'Then:\n\n- deployment "shop" matches\n\n  ```\n  spec: { replicas: 2 }\n  ```\n\n- I see "2/2"',
      '### The text\n\nMore people come.\n\n###### How\n\nEdit it, <b>now</b>.',
      'You edit deployment "shop" so that:\n\n```\nkubectl edit deployment shop\n```\n\n```\n| spec.replicas | 4 |\n```\n\nThen:\n\n- deployment "shop" has 4 ready replicas',
    ]) expect(solution).to.contain(part);
    expect(solution.match(/sheet -->/g)).to.have.length(1);
  });

  test('are also pages for a browser, without HTML of the text', () => {
    expect(read('sheet.html')).to.match(/^<!doctype html>[^]*<title>Scale a &#60;shop&#62;<\/title>/).and.contain('<h2>2. Scale it</h2>').and.not.contain('answer');
    expect(read('solution.html')).to.contain('name: the-answer').and.contain('<h6>How</h6>').and.not.match(/<b>|<!--/);
  });

  test('replace nothing without --force, and leave nothing half-written', async () => {
    const [folder, mine] = [join(project.folder, 'mine'), join(project.folder, 'mine/sheet.md')];
    mkdirSync(folder);
    writeFileSync(mine, 'mine');
    const { exitCode, stderr } = await doc('scale', '--out', 'mine');
    expect([exitCode, readdirSync(folder), readFileSync(mine, 'utf8')]).to.deep.equal([2, ['sheet.md'], 'mine']);
    expect(stderr).to.contain('mine/sheet.md').and.contain('--force').and.not.match(/^ +at /m);
    expect((await doc('--out', 'mine', '--force')).exitCode).to.equal(0);
    expect([readdirSync(folder), readFileSync(mine, 'utf8') === read('sheet.md')]).to.deep.equal([['sheet.html', 'sheet.md', 'solution.html', 'solution.md'], true]);
    expect(readdirSync(project.folder).filter((name) => name.includes('.new'))).to.deep.equal([]);
  });

  test('leave out a section that is no task, and go on behind it; a mark says which task it is', async () => {
    project.write('features/scale', { 'lab.md': TEXT.replace('Begin with', '<!-- labspec: no task -->\n## Before\n\nInstall it first.\n\n## Then\n\nBegin with').replace('### How', '<!-- labspec: no task -->\n### Clean up\n\nDelete it.\n\n### How') });
    expect((await doc('--out', 'without')).exitCode).to.equal(0);
    const solution = readFileSync(join(project.folder, 'without/solution.md'), 'utf8');
    expect(solution).to.not.match(/Install it|Delete it|no task/);
    expect(solution).to.contain('More people come.\n\n###### How\n\nEdit it');
    project.write('features/scale', { 'lab.md': '<!-- labspec: task 2 -->\n## 1. Then scale\n\nLast.\n' });
    expect((await doc('--out', 'by-mark')).exitCode).to.equal(0);
    expect(readFileSync(join(project.folder, 'by-mark/solution.md'), 'utf8')).to.match(/## 2\. Scale it[^]*Last\./);
    project.write('features/scale', { 'lab.md': TEXT });
  });

  test('need marks that begin, end and are known: else the message has file and line', async () => {
    for (const [from, to, place] of [
      ['<!-- labspec: end of sheet -->\nBegin', 'Begin', 'lab.md:3'],
      ['More people come.', '<!-- labspec: sheet -->', 'lab.md:20'],
      ['### How', '<!-- labspec: end of sheet -->', 'lab.md:23'],
      ['### How', '<!-- labspec: shet -->', 'lab.md:23'],
      ['## 2. Scale it', '<!-- labspec: task 22 -->\n## 2. Scale it', 'lab.md:17'],
    ] as const) {
      project.write('features/scale', { 'lab.md': TEXT.replace(from, to) });
      const { exitCode, stderr } = await doc('--out', 'bad');
      expect([exitCode, stderr.includes(`features/scale/${place}`), /labspec: sheet -->|end of sheet|labspec: task 2 -->/.test(stderr)], stderr).to.deep.equal([2, true, true]);
    }
    project.write('features/scale', { 'lab.md': TEXT });
  });
});
