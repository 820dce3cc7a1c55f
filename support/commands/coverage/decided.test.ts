import { describe, test } from 'node:test';
import { expect } from 'chai';
import { driftingProject, type LabFiles } from '../../../test/kit/drifting-lab';

const TEXT = `# Mill

## 1. Grind

\`\`\`
$ kubectl create configmap mill --from-literal=grain=rye
$ kubectl explain configmap
$ kubectl get configmap mill -o name
configmap/mill
\`\`\`

You may delete it (\`kubectl delete configmap guest\`).
`;
const MAKES = '    When I run "kubectl create configmap mill --from-literal=grain=rye"\n    Then config map "mill" exists\n';
const EXPLAIN = '    # line 7, left out (it only explains): kubectl explain configmap\n';
const LOOK = '    When I run "kubectl get configmap mill -o name"\n    Then the exit code is 0\n';
const SHOWN = '    # left out, because it may differ from run to run: configmap/mi...\n';
const MORE = '    # not in the text: the one before goes first\n    When I run "kubectl delete configmap sack --ignore-not-found"\n';
const GUEST = '    When I run "kubectl delete configmap guest"\n';

const WHOLE = [MAKES, EXPLAIN, LOOK, SHOWN, MORE, GUEST];
const lab = (lines: readonly string[], text = TEXT): LabFiles => ({
  'lab.md': text,
  'lab.yaml': 'title: Mill\nownNamespace: true\ntasks:\n  - { id: 1, title: Grind }\n',
  'mill.feature': `Feature: Mill\n  @task-01\n  Scenario: It grinds\n${lines.join('')}`,
});
const without = (line: string): LabFiles => lab(WHOLE.filter((other) => other !== line));

describe('what comments of a feature decide', () => {
  const project = driftingProject();

  test('counts as covered, and the report says how much: a command and an output that are left out, a step that the text does not have', async () => {
    const { isWhole, report } = await project().cover(lab(WHOLE));
    expect(isWhole, report).to.equal(true);
    expect(report).to.contain('; 2 left out').and.contain('100 %, 2 of them left out');
  });

  test('is about a step of its own scenario', async () => {
    const next = `\n  @task-01\n  Scenario: It rests\n    Given the cluster is up\n${SHOWN}`;
    expect((await project().cover(lab([...WHOLE.filter((line) => line !== SHOWN && line !== LOOK), LOOK, next]))).isWhole).to.equal(false);
    expect((await project().cover(lab([...WHOLE.filter((line) => line !== SHOWN && line !== LOOK), LOOK, SHOWN, next]))).isWhole).to.equal(true);
  });

  for (const [name, files] of Object.entries({ 'a command': without(EXPLAIN), 'an output': without(SHOWN), 'a step': lab(WHOLE.map((line) => line.replace('not in the text', 'mark'))) })) {
    test(`is asked for without the comment: ${name}`, async () => {
      expect((await project().cover(files)).isWhole).to.equal(false);
    });
  }

  test('is about nothing else', async () => {
    for (const [from, to] of [['explain configmap', 'explain secret'], ['\nconfigmap/mill', '\nThere is none']] as const) expect((await project().cover(lab(WHOLE, TEXT.replace(from, to)))).isWhole, to).to.equal(false);
  });
});

describe('a step that types what a sentence of the text only speaks of', () => {
  const project = driftingProject();

  test('is in the text, and no step must type it', async () => {
    expect((await project().cover(without(GUEST))).isWhole).to.equal(true);
    expect((await project().cover(lab(WHOLE, TEXT.replace(/You may.*\n/, '')))).isWhole).to.equal(false);
  });
});
