import { describe, test } from 'node:test';
import { expect } from 'chai';
import { driftingProject, type LabFiles } from '../../../../../test/kit/drifting-lab';

const manifest = (apiVersion: string, kind = 'Deployment'): string => `${apiVersion === '' ? '' : `apiVersion: ${apiVersion}\n`}kind: ${kind}\nmetadata:\n  name: mill\nspec: {}\n`;

/** How a text has a manifest: with the line of its first line. */
const FORMS: Record<string, (text: string) => string> = {
  'a block': (text) => `Save as \`mill.yaml\`:\n\n\`\`\`yaml\n${text}\`\`\`\n\n\`\`\`\nkubectl apply -f mill.yaml\n\`\`\`\n`,
  'a here-document that writes a file': (text) => `\`\`\`\n\ncat > mill.yaml <<EOF\n${text}EOF\nkubectl apply -f mill.yaml\n\`\`\`\n`,
  'a here-document of tee': (text) => `\`\`\`\n\ntee mill.yaml <<'EOF'\n${text}EOF\nkubectl apply -f mill.yaml\n\`\`\`\n`,
  'a here-document that is applied': (text) => `\`\`\`\n\ncat <<EOF | kubectl apply -f -\n${text}EOF\n\`\`\`\n`,
};

const labOf = (text: string, form: (text: string) => string): LabFiles => ({
  'lab.md': `# Mill\n\n## 1. Grind\n\n${form(text)}`,
  'lab.yaml': 'title: Mill\nownNamespace: true\ntasks:\n  - { id: 1, title: Grind }\n',
  'mill.feature': `Feature: Mill\n  @task-01\n  Scenario: It grinds\n    When I create the file "mill.yaml"\n    And I run "kubectl apply -f mill.yaml"\n    Then the exit code is 0\n`,
  'fixtures/mill.yaml': text,
});

const WRONG: [name: string, text: string, says: RegExp][] = [
  ['an API that is removed', manifest('policy/v1beta1', 'PodDisruptionBudget'), /lab\.md:8: Kubernetes 1\.25 has removed policy\/v1beta1 of PodDisruptionBudget\n\s+use policy\/v1/],
  ['the old API of Deployments', manifest('extensions/v1beta1'), /lab\.md:8: Kubernetes 1\.16 has removed extensions\/v1beta1 of Deployment\n\s+use apps\/v1/],
  ['no apiVersion', manifest(''), /lab\.md:8: The manifest of Deployment mill has no apiVersion\n\s+write apiVersion: apps\/v1/],
  ['the apiVersion of other kinds', manifest('v1'), /lab\.md:8: v1 has no kind Deployment\n\s+write apiVersion: apps\/v1/],
  ['a group for one without', manifest('apps/v1', 'ConfigMap'), /lab\.md:8: apps\/v1 has no kind ConfigMap\n\s+write apiVersion: v1/],
  ['a misspelt group', manifest('app/v1'), /app\/v1 has no kind Deployment/],
  ['a version that is not there yet', manifest('apps/v2'), /apps\/v2 has no kind Deployment/],
];

describe('the APIs of manifests', () => {
  const project = driftingProject();

  for (const [name, text, says] of WRONG) {
    for (const [form, write] of Object.entries(FORMS)) {
      test(`found in ${form}: ${name}`, async () => {
        const { report } = await project().cover(labOf(text, write));
        expect(report).to.match(says);
        expect(report.match(/lab\.md:\d+: /g), report).to.have.length(1);
      });
    }
  }

  for (const [name, text] of [['the right one', manifest('apps/v1')], ['a version that serves, too', manifest('autoscaling/v1', 'HorizontalPodAutoscaler')], ['the kind of another maker', manifest('serving.knative.dev/v1', 'Service')], ['a kind of another maker', manifest('example.com/v1alpha1', 'Mill')], ['a list', 'apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: ConfigMap\n  metadata: { name: mill }\n']] as const) {
    test(`no mistake: ${name}`, async () => {
      const { report } = await project().cover(labOf(text, FORMS['a block'] ?? String));
      expect(report).not.to.contain('Mistakes:');
    });
  }

  test('a text that shows that kubectl refuses it means it', async () => {
    const { report } = await project().cover(labOf(manifest('v1'), (text) => `Save as \`mill.yaml\`:\n\n\`\`\`yaml\n${text}\`\`\`\n\n\`\`\`\n$ kubectl apply -f mill.yaml\nerror: unable to recognize "mill.yaml": no matches for kind "Deployment" in version "v1"\n\`\`\`\n`));
    expect(report).not.to.contain('Mistakes:');
  });

  test('found in a file that the text does not show', async () => {
    const { report } = await project().cover(labOf(manifest('v1'), () => '```\nkubectl apply -f mill.yaml\n```\n'));
    expect(report).to.match(/fixtures\/lab\/mill\.yaml:1: v1 has no kind Deployment/);
  });
});
