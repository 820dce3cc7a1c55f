import { describe, test } from 'node:test';
import { expect } from 'chai';
import { driftingProject, type LabFiles } from '../../../test/kit/drifting-lab';

const TEXT = `# Bakery

## Before

You need 3 Pods.

\`\`\`
kubectl get nodes
\`\`\`

<!-- labspec: task 1 -->
## 1. Open

\`\`\`
kubectl run oven --image=busybox
\`\`\`

<!-- labspec: task 2 -->
## 2. Close

\`\`\`
kubectl delete pod oven
\`\`\`
`;

const LAB: LabFiles = {
  'lab.md': TEXT.replace('## Before', '<!-- labspec: no task -->\n## Before'),
  'lab.yaml': 'title: Bakery\nownNamespace: true\ntasks:\n  - { id: 1, title: Open }\n  - { id: 2, title: Close, needs: [1] }\n',
  'bakery.feature': 'Feature: Bakery\n  @task-01\n  Scenario: It opens\n    When I run "kubectl run oven --image=busybox"\n    Then pod "oven" is ready\n  @task-02\n  Scenario: It closes\n    When I run "kubectl delete pod oven"\n    Then pod "oven" is gone\n',
};

describe('the marks of a text', () => {
  const project = driftingProject();

  test('take a section out of what coverage asks for', async () => {
    const { report, isWhole } = await project().cover(LAB);
    expect(isWhole, report).to.equal(true);
    expect((await project().cover({ ...LAB, 'lab.md': TEXT })).report).to.contain('kubectl get nodes');
  });

  const WRONG: [name: string, from: string, to: string, says: RegExp][] = [
    ['a task that lab.yaml does not have', 'task 2', 'task 22', /lab\.md:19: The mark is of task 22, and lab\.yaml has no task 22\n +write <!-- labspec: task 2 -->/],
    ['a task that it does not have, above a heading of its own', 'task 2 -->\n## 2. Close', 'task 22 -->\n## 2. Sweep', /lab\.md:19: The mark is of task 22.*\n +write the number of a task that lab\.yaml has \(1, 2\), or add task 22 to it/],
    ['the title of another task', 'task 1 -->\n## 1. Open', 'task 1 -->\n## 1. Close', /lab\.md:12: The mark is of task 1 \("Open"\), and the heading below it is the title of task 2 \("Close"\)\n +write <!-- labspec: task 2 -->/],
    ['a word that is no mark', 'labspec: task 2', 'labspec: taks 2', /lab\.md:19: labspec does not know the mark "taks 2"\n +the marks are "task 1", "no task"/],
  ];
  for (const [name, from, to, says] of WRONG) {
    test(`are wrong with ${name}`, async () => {
      const { report } = await project().cover({ ...LAB, 'lab.md': LAB['lab.md']?.replace(from, to) ?? '' });
      expect(report).to.match(says);
    });
  }

  test('may stand above a heading that has another number, or words of its own', async () => {
    for (const heading of ['## 7. Close', '## 2. Sweep and close']) {
      const { report, isWhole } = await project().cover({ ...LAB, 'lab.md': LAB['lab.md']?.replace('## 2. Close', heading) ?? '' });
      expect(isWhole, report).to.equal(true);
    }
  });
});
