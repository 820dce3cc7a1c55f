import { describe, test } from 'node:test';
import { expect } from 'chai';
import { driftingProject, type LabFiles } from '../../../../../test/kit/drifting-lab';

const FERRY = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ferry
spec:
  replicas: 2
  selector:
    matchLabels:
      app: ferry
  template:
    metadata:
      labels:
        app: ferry
    spec:
      containers:
        - name: deck
          image: nginx:1.27
          imagePullPolicy: IfNotPresent
          ports:
            - containerPort: 80
---
apiVersion: v1
kind: Service
metadata:
  name: pier
spec:
  type: NodePort
  selector:
    app: ferry
  ports:
    - port: 80
      protocol: TCP
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: timetable
data:
  protocol: by hand
`;

const WRONG: [from: string, to: string, says: RegExp][] = [
  ['replicas: 2', 'replica: 2', /Deployment ferry has the field spec\.replica, which does not exist\n +write replicas/],
  ['containerPort: 80', 'containerport: 80', /containerport, which does not exist\n +write containerPort/],
  ['kind: Service\n', '', /The manifest has no kind/],
  ['metadata:\n  name: pier', 'metadata:\n  called: pier', /The manifest of a Service has no metadata\.name/],
  ['  selector:\n    matchLabels:\n      app: ferry\n', '', /The manifest of Deployment ferry has no spec\.selector/],
  ['- name: deck\n          image', '- image', /A container of Deployment ferry has no name/],
  ['labels:\n        app: ferry', 'labels:\n        app: boat', /The selector of Deployment ferry wants app=ferry, which the labels of its template do not have/],
  ['type: NodePort', 'type: Nodeport', /type cannot be Nodeport\n +did you mean NodePort\?/],
  ['IfNotPresent', 'ifNotPresent', /imagePullPolicy cannot be ifNotPresent/],
  ['protocol: TCP', 'protocol: tcp', /protocol cannot be tcp/],
  ['replicas: 2', 'replicas: "2"', /spec\.replicas/],
];

/** What the API takes, or only a program, or the reader, can say. */
const RIGHT: [name: string, from: string, to: string][] = [
  ['another maker\'s kind', 'kind: ConfigMap', 'kind: Timetable'],
  ['a generated name', 'metadata:\n  name: timetable', 'metadata:\n  generateName: timetable-'],
  ['a protocol of an application', 'protocol: TCP', 'protocol: TCP\n      appProtocol: http'],
];

describe('manifests that the API refuses', () => {
  const project = driftingProject();

  const lab = (manifest: string, more = ''): LabFiles => ({
    'lab.md': `# Ferry\n\n## 1. Cross\n\nWrite \`ferry.yaml\`:\n\n\`\`\`yaml\n${manifest}\`\`\`\n\n\`\`\`console\n$ kubectl apply -f ferry.yaml\n${more}\`\`\`\n`,
    'lab.yaml': 'title: Ferry\nownNamespace: true\ntasks:\n  - { id: 1, title: Cross }\n',
    'ferry.feature': 'Feature: Ferry\n  @task-01\n  Scenario: It crosses\n    When I create the file "ferry.yaml"\n    When I run "kubectl apply -f ferry.yaml"\n',
    'fixtures/ferry.yaml': manifest,
  });

  test('one that it takes is no mistake', async () => {
    const { report, isWhole } = await project().cover(lab(FERRY));
    expect(isWhole, report).to.equal(true);
  });

  for (const [from, to, says] of WRONG) {
    test(`names ${JSON.stringify(to)}, in the text and in the lab's file`, async () => {
      expect(FERRY, `the manifest has no ${from}`).to.contain(from);
      const { report } = await project().cover(lab(FERRY.replace(from, to)));
      expect(report).to.match(says);
      expect(report).to.match(/\/lab\.md:\d+: /);
      expect(report).to.match(/ferry\.yaml:\d+: /);
    });
  }

  for (const [name, from, to] of RIGHT) {
    test(`takes ${name}`, async () => {
      const { report } = await project().cover(lab(FERRY.replace(from, to)));
      expect(report).not.to.contain('Mistakes');
    });
  }

  test('a text that shows how it is refused means it', async () => {
    const { report } = await project().cover(lab(FERRY.replace('replicas: 2', 'replica: 2'), 'Error from server (BadRequest): error when creating "ferry.yaml": strict decoding error: unknown field "spec.replica"\n'));
    expect(report).not.to.contain('does not exist');
  });
});
