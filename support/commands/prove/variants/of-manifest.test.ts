import { describe, test } from 'node:test';
import { expect } from 'chai';
import { parseAllDocuments } from 'yaml';
import { changesOfManifest } from './of-manifest';

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
  labels: { app: shop }
spec:
  replicas: 2
  selector:
    matchLabels: { app: shop }
  template:
    metadata:
      labels: { app: shop }
    spec:
      terminationGracePeriodSeconds: 1
      containers:
        - name: till
          image: busybox
          imagePullPolicy: IfNotPresent
          command: [sleep, "36000"]
          ports: [{ containerPort: 8080 }]
          env: [{ name: PORT, value: "8080" }]
`;

const titles = (text: string): string[] => changesOfManifest(text).map(({ title }) => title);

describe('wrong ways of a manifest', () => {
  test('each change is one value, or one key less, with its line; the rest stays as it is', () => {
    const changes = changesOfManifest(DEPLOYMENT);
    for (const { line, title, text } of changes) {
      expect(text, title).not.to.equal(DEPLOYMENT);
      const key = /([\w-]+)(?:\[\d+\])?(?::|$)/.exec(title.replace(/^without |: .*$/g, '').split('.').at(-1) ?? '')?.[1] ?? '';
      expect(DEPLOYMENT.split('\n')[line - 1], title).to.contain(key);
    }
    const { text = '' } = changes.find(({ title }) => title === 'spec.replicas: 3') ?? {};
    expect(text).to.equal(DEPLOYMENT.replace('replicas: 2', 'replicas: 3'));
  });

  test('name, label, selector, image, port, variable and replicas are among them', () => {
    expect(titles(DEPLOYMENT)).to.include.members(['metadata.name: shop-x', 'spec.template.metadata.labels.app: shop-x', 'spec.selector.matchLabels.app: shop-x', 'spec.template.spec.containers[0].image: busybox:other', 'spec.template.spec.containers[0].ports[0].containerPort: 8081', 'spec.template.spec.containers[0].env[0].value: 8081', 'without spec.template.spec.containers[0].env']);
  });

  test('what only sets a pace, what the API would refuse, and how long something sleeps is left as it is', () => {
    for (const word of ['terminationGracePeriodSeconds', 'imagePullPolicy', 'till', 'apiVersion', '36001', 'without spec.template.spec.containers$', 'without metadata$']) expect(titles(DEPLOYMENT).filter((title) => new RegExp(word).test(title)), word).to.deep.equal([]);
  });

  test('a value stays of its type: a text in quotes is still a text', () => {
    const { text = '' } = changesOfManifest(DEPLOYMENT).find(({ title }) => title === 'spec.template.spec.containers[0].env[0].value: 8081') ?? {};
    expect(text).to.contain('value: "8081"');
  });

  test('of several objects in a file, each is left out once', () => {
    const two = `${DEPLOYMENT}---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: prices }\ndata:\n  tea: "3"\n`;
    const changes = changesOfManifest(two);
    expect(changes.map(({ title }) => title)).to.include.members(['without Deployment shop', 'without ConfigMap prices', 'ConfigMap prices: data.tea: 4', 'ConfigMap prices: without data.tea']);
    const without = changes.find(({ title }) => title === 'without Deployment shop');
    expect(parseAllDocuments(without?.text ?? '').map((one) => (one.toJS() as { kind: string }).kind)).to.deep.equal(['ConfigMap']);
  });

  test('a block of text is changed in its last word, and stays a block', () => {
    const { text = '' } = changesOfManifest('kind: ConfigMap\nmetadata: { name: page }\ndata:\n  index.html: |\n    Hello from\n    the shop\n').find(({ kind }) => kind === 'value') ?? {};
    expect((parseAllDocuments(text)[0]?.toJS() as { data: Record<string, string> }).data['index.html']).to.contain('the shopx');
  });

  test('a file that is not YAML, or no manifest, has none', () => {
    for (const text of ['a: [', 'FROM busybox\n', '', 'console.log("x");\n']) expect(changesOfManifest(text), text).to.deep.equal([]);
  });
});
