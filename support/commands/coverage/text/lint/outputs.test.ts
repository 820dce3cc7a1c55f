import { describe, test } from 'node:test';
import { expect } from 'chai';
import { driftingProject, type LabFiles } from '../../../../../test/kit/drifting-lab';

const LINE = 'kubectl run guest --image=busybox --restart=Never --rm -it -- echo rye';

/** A lab of one line, with what its text shows of it. */
function lab(line: string, output: string): LabFiles {
  return {
    'lab.md': `# Bakery\n\n## 1. Ask\n\n\`\`\`\n${line}\n\`\`\`\n\nYou should see:\n\n\`\`\`\n${output}\n\`\`\`\n`,
    'lab.yaml': 'title: Bakery\nownNamespace: true\ntasks:\n  - { id: 1, title: Ask }\n',
    'bakery.feature': `Feature: Bakery\n  @task-01\n  Scenario: It is asked\n    When I run "${line}"\n    Then I see "${output.split('\n')[0] ?? ''}"\n`,
  };
}

describe('an output that the text shows', () => {
  const project = driftingProject();

  test('may have all that its command says, also of what an option does besides', async () => {
    for (const [line, output] of [[LINE, 'rye\npod "guest" deleted'], [LINE, 'rye\npod "guest" deleted from default namespace'], [LINE, 'pod/guest created']] as const) {
      const { isWhole, report } = await project().cover(lab(line, output));
      expect(isWhole, report).to.equal(true);
    }
  });

  test('cannot have what its command never says', async () => {
    for (const [line, output] of [[LINE.replace(' --rm', ''), 'rye\npod "guest" deleted'], [LINE, 'rye\npod "guest" scaled'], [LINE, 'rye\npod "host" deleted']] as const) {
      const { report } = await project().cover(lab(line, output));
      expect(report).to.match(/cannot print this: (?:it does not say|the command is about pod\/guest)/);
    }
  });
});
