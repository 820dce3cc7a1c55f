import { describe, test } from 'node:test';
import { expect } from 'chai';
import { driftingProject, type LabFiles } from '../../../test/kit/drifting-lab';

const SIGN = `cat <<END | kubectl apply -f -
apiVersion: v1
kind: ConfigMap
metadata:
  name: sign
data:
  OPENING: "08:00"
  page: |
    Welcome
    to the garden
END`;

const TEXT = `# Garden

## 1. Open

\`\`\`
${SIGN}
kubectl create deployment gate --image=nginx:1.27 --replicas=2
kubectl rollout status deployment/gate
$ kubectl get deployment gate
NAME   READY   UP-TO-DATE   AVAILABLE   AGE
gate   2/2     2            2           20s
$ cat <<END | grep roses
roses
tulips
END
roses
$ cat beds
1 rows
2 roses
\`\`\`
`;

const FEATURE = `Feature: Garden
  @task-01
  Scenario: It opens
    When I run
      """bash
${SIGN.replaceAll(/^/gm, '      ')}
      """
    And I run "kubectl create deployment gate --image=nginx:1.27 --replicas=2"
    Then deployment "gate" is available
    When I run "kubectl rollout status deployment/gate"
    And I run "kubectl get deployment gate"
    Then the output has the rows
      | NAME | READY | AVAILABLE | AGE   |
      | gate | 2/2   | 2         | <age> |
    When I run
      """bash
      cat <<END | grep roses
      roses
      tulips
      END
      """
    Then I see "roses"
    When I run "cat beds"
    Then I see "1 rows"
    And the output is
      """
      1 rows
      2 roses
      """
`;

const LAB: LabFiles = {
  'lab.md': TEXT,
  'lab.yaml': 'title: Garden\nownNamespace: true\ntasks:\n  - { id: 1, title: Open }\n',
  'garden.feature': FEATURE,
};

const WRONG: [name: string, file: string, from: string, to: string, says: RegExp][] = [
  ['a value in a here-document of the text', 'lab.md', '"08:00"', '"09:00"', /^ +data\.OPENING: 09:00 at .*lab\.md:12, 08:00 at .*garden\.feature:12$/m],
  ['a value in a here-document of the feature', 'garden.feature', '"08:00"', '"09:00"', /^ +data\.OPENING: 08:00 at .*lab\.md:12, 09:00 at .*garden\.feature:12$/m],
  ['a line of a value', 'lab.md', 'to the garden', 'to the park', /^ +data\.page, line 2: to the park at .*lab\.md:15, to the garden at .*garden\.feature:15$/m],
  ['a key that one side alone has', 'lab.md', '  OPENING: "08:00"\n', '', /^ +data\.OPENING: nothing at .*lab\.md:\d+, 08:00 at .*garden\.feature:12$/m],
  ['a line of a here-document that is not YAML', 'lab.md', 'tulips', 'lilies', /^ +line 2: lilies at .*lab\.md:\d+, tulips at .*garden\.feature:29$/m],
  ['a cell of a table', 'lab.md', 'gate   2/2 ', 'gate   1/2 ', /^ +READY of gate: 1\/2 at .*lab\.md:\d+, 2\/2 at .*garden\.feature:24$/m],
  ['a line of an output that a doc string expects', 'garden.feature', '      2 roses', '      3 roses', /^ +line 2: 2 roses at .*lab\.md:29, 3 roses at .*garden\.feature:38$/m],
  ['one line of several that a Then expects', 'garden.feature', 'I see "1 rows"', 'I see "2 rows"', /^ +output: 1 rows in the text, 2 rows in the step$/m],
  ['a row that is not there', 'garden.feature', '| gate | 2/2   |', '| door | 2/2   |', /^ +row: nothing at .*lab\.md:\d+, door at .*garden\.feature:24$/m],
  ['a column that is not there', 'garden.feature', '| NAME | READY |', '| NAME | PODS  |', /^ +column: nothing at .*lab\.md:\d+, PODS at .*garden\.feature:23$/m],
];

describe('how coverage names what differs', () => {
  const project = driftingProject();

  test('the lab itself is whole', async () => {
    const { report, isWhole } = await project().cover(LAB);
    expect(isWhole, report).to.equal(true);
  });

  for (const [name, file, from, to, says] of WRONG) {
    test(name, async () => {
      const before = LAB[file] ?? '';
      expect(before).to.contain(from);
      const { report } = await project().cover({ ...LAB, [file]: before.replace(from, () => to) });
      expect(report).to.match(says);
      expect(report).not.to.match(/kind: ConfigMap|^ +output: NAME/m);
    });
  }

  for (const line of ['kind create cluster --name garden', 'minikube start', 'brew install kubectl', 'minikube dashboard']) {
    test(`only the reader can type it: ${line}`, async () => {
      const { report } = await project().cover({ ...LAB, 'lab.md': TEXT.replace('cat <<END | kubectl', () => `${line}\ncat <<END | kubectl`) });
      expect(report).to.match(/lab\.md:6 {2}.*\n +no step types it\n +next: leave it to the reader \(.+\): put <!-- labspec: no task --> above the heading of its section/);
      expect(report).not.to.contain(`When I run "${line}"`);
    });
  }

  test('another line needs a step', async () => {
    const { report } = await project().cover({ ...LAB, 'lab.md': TEXT.replace('cat <<END | kubectl', () => 'kubectl delete pods --all\ncat <<END | kubectl') });
    expect(report).to.contain('next: write: When I run "kubectl delete pods --all"');
  });

  const scaled = (steps: string): LabFiles => ({
    ...LAB,
    'lab.md': '# Garden\n\n## 1. Open\n\n```\n$ kubectl create deployment gate --image=nginx:1.27 --replicas=2\n$ kubectl scale deployment gate --replicas=3\n$ kubectl get deployment gate\nNAME   READY   UP-TO-DATE   AVAILABLE   AGE\ngate   3/3     3            3           20s\n$ kubectl scale deployment gate --replicas=4\n$ kubectl expose deployment gate --port=80\n```\n',
    'garden.feature': `Feature: Garden\n  @task-01\n  Scenario: It opens\n    When I run "kubectl create deployment gate --image=nginx:1.27 --replicas=2"\n    And I run "kubectl scale deployment gate --replicas=3"\n${steps}    When I run "kubectl scale deployment gate --replicas=4"\n    And I run "kubectl expose deployment gate --port=80"\n    Then deployment "gate" has 4 ready replicas\n`,
  });

  test('a shown table is compared with what holds there, not with what holds after the next change', async () => {
    const { report, isWhole } = await project().cover(scaled(''));
    expect(isWhole, report).to.equal(true);
  });

  test('a shown table is compared with a Then before the next change', async () => {
    const { report } = await project().cover(scaled('    Then deployment "gate" has 2 ready replicas\n'));
    expect(report).to.contain('output: READY 3/3 in the text, 2 ready in the step');
  });

  test('a line that only says what the next one is like needs neither a step nor an explanation', async () => {
    const { report, isWhole } = await project().cover({ ...LAB, 'lab.md': TEXT.replace('kubectl rollout status deployment/gate', () => 'kubectl rollout status deployment/<name>\nkubectl rollout status deployment/gate') });
    expect(isWhole, report).to.equal(true);
  });

  test('a table that no Then expects gets a table as advice', async () => {
    const { report } = await project().cover({ ...LAB, 'garden.feature': FEATURE.replace(/ +Then the output has the rows\n(?: +\|.*\n)+/, '').replace('I run "kubectl get deployment gate"', 'I run "kubectl get nodes"'), 'lab.md': TEXT.replace('kubectl get deployment gate', 'kubectl get nodes').replace('gate   2/2', 'rose   2/2') });
    expect(report).to.match(/NAME +READY .*\n.*\n +next: .* Then the output has the rows, with a table: \| NAME \| READY \| UP-TO-DATE \| AVAILABLE \|$/m);
  });

  test('no Then can say the name of what only a run knows', async () => {
    const lab = { ...LAB, 'lab.md': TEXT.replace('$ cat beds', () => 'POD=$(kubectl get pods -l app=gate -o jsonpath="{.items[0].metadata.name}")\n$ kubectl delete pod gate-5d7f8-x2k4p\npod "gate-5d7f8-x2k4p" deleted\n$ cat beds') };
    const { report } = await project().cover({ ...lab, 'garden.feature': FEATURE.replace('    When I run "cat beds"', () => '    When I run "kubectl get pods -l app=gate -o jsonpath=\'{.items[0].metadata.name}\'"\n    And I remember the output as "pod"\n    And I run "kubectl delete pod $pod"\n    When I run "cat beds"') });
    expect(report).not.to.contain('deleted');
  });
});
