import { describe, test } from 'node:test';
import { expect } from 'chai';
import { driftingProject, type LabFiles } from '../../../../../test/kit/drifting-lab';

const LINE = 'kubectl create configmap garden-hours --from-literal=opening=eight';

/** A lab of a ConfigMap and a file, with a sentence about them. */
function lab(sentence: string): LabFiles {
  return {
    'lab.md': `# Garden\n\n## 1. Open\n\n${sentence}\n\n\`\`\`\n${LINE}\nkubectl apply -f garden-gate.yaml\n\`\`\`\n`,
    'lab.yaml': 'title: Garden\nownNamespace: true\ntasks:\n  - { id: 1, title: Open }\n',
    'garden.feature': `Feature: Garden\n  @task-01\n  Scenario: It opens\n    Given the file "garden-gate.yaml" is written\n    When I run "${LINE}"\n    And I run "kubectl apply -f garden-gate.yaml"\n    Then config map "garden-hours" exists\n`,
    'fixtures/garden-gate.yaml': 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: garden-gate\nspec:\n  containers:\n    - name: gate\n      image: busybox:1.36\n',
  };
}

const WRONG: [sentence: string, says: string][] = [
  ['Create the ConfigMap `garden-hoars`.', 'garden-hoars is in no command, file, output or step of the lab, which have garden-hours'],
  ['Set it to `opening=nine`.', 'opening=nine is in no command, file, output or step of the lab, which have opening=eight'],
  ['Apply the file `garden-gates.yaml`.', 'garden-gates.yaml is in no command, file, output or step of the lab, which have garden-gate.yaml'],
  ['It runs the image `busybxo:1.36`.', 'busybxo:1.36 is in no command, file, output or step of the lab, which have busybox:1.36'],
];

const RIGHT = ['Create the ConfigMap `garden-hours` and the Pod `garden-gate` of `garden-gate.yaml`.', 'Set it to `opening=eight`.', 'By default it is `opening=never`.', 'The Pod is then called `garden-gate-7x2kp`.', 'A `greenhouse` is something else.', 'It runs `busybox:1.36`.', 'The image `toolbox:1.36` is another one.'];

describe('names, values and files within sentences', () => {
  const project = driftingProject();

  for (const [sentence, says] of WRONG) {
    test(`found: ${sentence}`, async () => {
      const { report } = await project().cover(lab(sentence));
      expect(report).to.contain(`lab.md:5: ${says}\n      correct the sentence`);
    });
  }

  for (const sentence of RIGHT) {
    test(`no mistake: ${sentence}`, async () => {
      const { report } = await project().cover(lab(sentence));
      expect(report).not.to.contain('Mistakes:');
    });
  }
});
