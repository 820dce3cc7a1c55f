import { describe, test } from 'node:test';
import { expect } from 'chai';
import { driftingProject, type LabFiles } from '../../../../test/kit/drifting-lab';

const MENU = `cat <<END | kubectl apply -f -
apiVersion: v1
kind: ConfigMap
metadata:
  name: menu
data:
  OPENING: "08:00"
END`;

/** Lines of the lab, and what must hold behind them. */
const LINES: [line: string, ...thens: string[]][] = [
  ['kubectl create deployment kitchen --image=nginx:1.27', 'deployment "kitchen" is available'],
  ['kubectl expose deployment kitchen --name=counter --port=80', 'service "counter" exists'],
  ['kubectl create secret generic safe --from-literal=code=1234', 'secret "safe" has the key "code" with the value "1234"'],
  ['kubectl create serviceaccount waiter', 'service account "waiter" exists', 'service account "default" exists'],
  ['kubectl create role taster --verb=get --resource=pods'],
  ['kubectl create rolebinding waiter-tastes --role=taster --serviceaccount=dining:waiter'],
  ['kubectl scale deployment kitchen --replicas=2', 'deployment "kitchen" has 2 ready replicas'],
];

const TEXT = `# Kitchen\n\n## 1. Cook\n\n\`\`\`\n${MENU}\n${LINES.map(([line]) => `${line}\n`).join('')}\`\`\`\n`;

const FEATURE = `Feature: Kitchen
  @task-01
  Scenario: It cooks
    When I run
      """bash
${MENU.replaceAll(/^/gm, '      ')}
      """
    Then config map "menu" exists
    And config map "menu" has the key "OPENING" with the value "08:00"
${LINES.flatMap(([line, ...thens]) => [`When I run "${line}"`, ...thens.map((then) => `Then ${then}`)]).map((step) => `    ${step}\n`).join('')}`;

const LAB: LabFiles = {
  'lab.md': TEXT,
  'lab.yaml': 'title: Kitchen\nownNamespace: true\ntasks:\n  - { id: 1, title: Cook }\n',
  'kitchen.feature': FEATURE,
};

const WRONG: [from: string, to: string, says: RegExp][] = [
  ['service "counter" exists', 'service "bar" exists', /kitchen\.feature:\d+: Nothing in the lab makes service bar; .*kitchen\.feature:\d+ makes counter\n/],
  ['service "counter" exists', 'service "bar" is gone', /Nothing in the lab makes service bar; .* makes counter/],
  ['deployment "kitchen" is available', 'deployment "kitchens" is rolled out', /Nothing in the lab makes deployment kitchens; .* makes kitchen/],
  ['secret "safe" has the key "code"', 'secret "safe-x" has the key "code"', /Nothing in the lab makes secret safe-x; .* makes safe/],
  ['config map "menu" exists', 'config map "card" exists', /Nothing in the lab makes configmap card; .* makes menu/],
  ['service account "waiter" exists', 'service account "cook" exists', /Nothing in the lab makes serviceaccount cook; .* makes waiter/],
  ['with the value "08:00"', 'with the value "10:00"', /kitchen\.feature:\d+: The step expects the key OPENING 10:00; .*kitchen\.feature:4 has 08:00/],
  ['with the value "1234"', 'with the value "4321"', /The step expects the key code 4321; .* has 1234/],
  ['--role=taster', '--role=tester', /kitchen\.feature:\d+: Nothing in the lab makes role tester; .* makes taster/],
  ['--serviceaccount=dining:waiter', '--serviceaccount=dining:cook', /Nothing in the lab makes serviceaccount cook; .* makes waiter/],
  ['kubectl scale deployment kitchen', 'kubectl scale deployment kitchens', /Nothing in the lab makes deployment kitchens; .* makes kitchen/],
];

const RIGHT: [from: string, to: string][] = [
  ['service "counter" exists', 'service "kubernetes" exists'],
  ['deployment "kitchen" is available', 'pod "cupboard" exists'],
  ['--role=taster', '--clusterrole=view'],
  ['--serviceaccount=dining:waiter', '--serviceaccount=dining:default'],
];

describe('what features say of objects that their lines make', () => {
  const project = driftingProject();

  const changed = (from: string, to: string): LabFiles => {
    expect(FEATURE).to.contain(from);
    return { ...LAB, 'lab.md': TEXT.replace(from, () => to), 'kitchen.feature': FEATURE.replace(from, () => to) };
  };

  test('the lab itself has no mistake', async () => {
    const { report, isWhole } = await project().cover(LAB);
    expect(isWhole, report).to.equal(true);
  });

  for (const [from, to, says] of WRONG) {
    test(`found, with the same on both sides: ${to}`, async () => {
      const { report, isWhole } = await project().cover(changed(from, to));
      expect(report).to.match(says);
      expect(isWhole).to.equal(false);
    });
  }

  for (const [from, to] of RIGHT) {
    test(`no mistake: ${to}`, async () => {
      const { report } = await project().cover(changed(from, to));
      expect(report).not.to.contain('Mistakes:');
    });
  }

  test('a line that is expected to fail may name what nothing makes', async () => {
    const lab = changed('kubectl scale deployment kitchen', 'kubectl scale deployment kitchens');
    const { report } = await project().cover({ ...lab, 'kitchen.feature': (lab['kitchen.feature'] ?? '').replace('Then deployment "kitchen" has 2 ready replicas', 'Then I see "not found"') });
    expect(report).not.to.contain('Mistakes:');
  });

  test('after a script, nobody knows what is there', async () => {
    const { report } = await project().cover({ ...LAB, 'kitchen.feature': FEATURE.replace('Then service "counter" exists', 'When I run "./more.sh"\n    Then service "bar" exists') });
    expect(report).not.to.contain('Nothing in the lab makes');
  });
});
