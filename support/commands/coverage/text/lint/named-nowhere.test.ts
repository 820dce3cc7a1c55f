import { test } from 'node:test';
import { expect } from 'chai';
import type { LabFiles } from '../../../../../test/kit/drifting-lab';
import { describeDrifts } from '../../../../../test/kit/drifts';

/** A script makes objects that nobody sees. */
const TEXT = `# Mill

## 1. Grind

The script makes the deployment \`grindstone\`, whose Pods have the label \`part=stone\`, the secret \`safe\` with the key \`gold\`, and the stateful set \`wheel\`.

\`\`\`
./build.sh
kubectl get deployment grindstone
\`\`\`
`;

const THENS = ['deployment "grindstone" exists', 'secret "safe" has the key "gold"', '2 pods with label "part=stone"', 'pod "wheel-0" exists', 'deployment "grindstone" has the annotation "deployment.kubernetes.io/revision"'];
const FEATURE = `Feature: Mill\n  @task-01\n  Scenario: It grinds\n    When I run "./build.sh"\n    When I run "kubectl get deployment grindstone"\n${THENS.map((then) => `    Then ${then}\n`).join('')}`;
const LAB: LabFiles = { 'lab.md': TEXT, 'lab.yaml': 'title: Mill\nownNamespace: true\ntasks:\n  - { id: 1, title: Grind }\n', 'mill.feature': FEATURE, 'fixtures/build.sh': 'true\n' };

const WRONG: [from: string, to: string, says: RegExp][] = [
  ['deployment "grindstone" exists', 'deployment "sandstone" exists', /mill\.feature:6: Nothing else in the lab names deployment sandstone/],
  ['the key "gold"', 'the key "silver"', /Nothing else in the lab names the key silver/],
  ['label "part=stone"', 'label "part=wood"', /Nothing else in the lab names the value wood/],
  ['label "part=stone"', 'label "parts=stone"', /Nothing else in the lab names the key parts/],
];

const RIGHT: [from: string, to: string][] = [
  ['pod "wheel-0" exists', 'pod "wheel-1" exists'],
  ['pod "wheel-0" exists', 'pod "sack" exists'],
  ['deployment "grindstone" exists', 'service "kubernetes" exists'],
];

describeDrifts('what steps name, and nothing else in the lab does', { lab: LAB, file: 'mill.feature', wrong: WRONG, right: RIGHT }, (project) => {
  const LOOP = 'for stone in fine coarse; do kubectl create deployment mill-$stone --image=busybox; done';
  const looped = (then: string): LabFiles => ({ ...LAB, 'lab.md': TEXT.replace('./build.sh', `./build.sh\n${LOOP}`), 'mill.feature': FEATURE.replace('    When I run "kubectl get', `    When I run "${LOOP}"\n    When I run "kubectl get`).replace('deployment "grindstone" exists', then) });

  test('has nothing against a name of which a line makes the parts', async () => {
    expect((await project().cover(looped('deployment "mill-coarse" exists'))).report).not.to.contain('Mistakes');
  });

  test('finds a name with a part that no line has', async () => {
    expect((await project().cover(looped('deployment "mill-course" exists'))).report).to.contain('Nothing else in the lab names deployment mill-course');
  });

  test('what comes from behind an address has names of its own', async () => {
    const line = 'kubectl apply -f https://example.com/mill.yaml';
    const { report } = await project().cover({ ...LAB, 'lab.md': TEXT.replace('./build.sh', line), 'mill.feature': FEATURE.replace('./build.sh', line).replace('deployment "grindstone" exists', 'deployment "sandstone" exists') });
    expect(report).not.to.contain('names deployment');
  });
});
