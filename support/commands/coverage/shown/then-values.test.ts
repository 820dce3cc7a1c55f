import { test } from 'node:test';
import { expect } from 'chai';
import type { LabFiles } from '../../../../test/kit/drifting-lab';
import { describeDrifts } from '../../../../test/kit/drifts';

const PORTER = `apiVersion: v1
kind: Pod
metadata:
  name: night-porter
  labels:
    team: lobby
spec:
  containers:
    - name: desk
      image: nginx:1.27
`;

/** Lines of the lab, and what must hold behind them. */
const LINES: [line: string, ...thens: string[]][] = [
  ['kubectl create deployment lobby --image=nginx:1.27', 'deployment "lobby" is available', 'deployment "lobby" runs the image "nginx:1.27"'],
  ['kubectl expose deployment lobby --name=bell --port=80 --type=NodePort', 'service "bell" exists', '"spec.type" of service "bell" is "NodePort"'],
  ['kubectl create configmap house --from-literal=motto="Rest well here"', 'config map "house" has the key "motto" with the value "Rest well here"'],
  ['kubectl apply -f porter.yaml', 'pod "night-porter" is ready', 'pod "night-porter" has the label "team=lobby"'],
  ['kubectl annotate pod night-porter hotel.kubernetes.io/shift=night', 'pod "night-porter" has the annotation "hotel.kubernetes.io/shift"'],
  ['kubectl logs night-porter'],
  ['kubectl delete service bell', 'service "bell" is gone'],
];

const TEXT = `# Hotel\n\n## 1. Open\n\nWrite \`porter.yaml\`:\n\n\`\`\`yaml\n${PORTER}\`\`\`\n\n\`\`\`\n${LINES.map(([line]) => `${line}\n`).join('')}\`\`\`\n`;
const FEATURE = `Feature: Hotel\n  @task-01\n  Scenario: It opens\n    When I create the file "porter.yaml"\n${LINES.flatMap(([line, ...thens]) => [`When I run "${line.replaceAll('"', '\\"')}"`, ...thens.map((then) => `Then ${then}`)]).map((step) => `    ${step}\n`).join('')}`;
const LAB: LabFiles = { 'lab.md': TEXT, 'lab.yaml': 'title: Hotel\nownNamespace: true\ntasks:\n  - { id: 1, title: Open }\n', 'hotel.feature': FEATURE, 'fixtures/porter.yaml': PORTER };

const WRONG: [from: string, to: string, says: RegExp][] = [
  ['"lobby" is available', '"lobby" is gone', /hotel\.feature:\d+: The step expects deployment lobby to be gone; .* makes it, and nothing deletes it/],
  ['"night-porter" is ready', '"night-porter" is gone', /The step expects pod night-porter to be gone/],
  ['service "bell" is gone', 'service "bell" exists', /The step expects service bell, which a line before deletes/],
  ['image "nginx:1.27"', 'image "nginx:1.26"', /The step expects the image nginx:1\.26; .* has nginx:1\.27/],
  ['is "NodePort"', 'is "ClusterIP"', /The step expects spec\.type ClusterIP; .* has NodePort/],
  ['label "team=lobby"', 'label "team=bar"', /The step expects (?:the label team|the label) bar; .* has lobby|names the value bar/],
  ['key "motto"', 'key "moto"', /Nothing else in the lab names the key moto/],
  ['with the value "Rest well here"', 'with the value "Rest well"', /The step expects the key motto Rest well; .* has Rest well here/],
  ['annotation "hotel.kubernetes.io/shift"', 'annotation "hotel.kubernetes.io/shifts"', /Nothing else in the lab names the key hotel\.kubernetes\.io\/shifts/],
  ['run "kubectl logs night-porter"', 'run "kubectl logs night-portr"', /Nothing in the lab makes pod night-portr; .* makes night-porter/],
];

const RIGHT: [from: string, to: string][] = [
  ['pod "night-porter" has the label "team=lobby"', 'pod "night-porter" has the annotation "kubernetes.io/config.source"'],
  ['service "bell" exists', 'service "kubernetes" exists'],
];

describeDrifts('what Thens say of objects that lines and files before them make', { lab: LAB, file: 'hotel.feature', wrong: WRONG, right: RIGHT }, (project) => {
  test('a line that the text has before the one that makes its object, and the steps behind it, is out of order', async () => {
    const [make, look] = ['kubectl apply -f porter.yaml\n', 'kubectl logs night-porter\n'];
    const { report } = await project().cover({ ...LAB, 'lab.md': TEXT.replace(look, '').replace(make, `${look}${make}`) });
    expect(report).to.match(/order: behind kubectl logs night-porter/);
  });
});
