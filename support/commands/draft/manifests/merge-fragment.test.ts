import { describe, test } from 'node:test';
import { expect } from 'chai';
import { parse } from 'yaml';
import { withFragment } from './merge-fragment';

const SHOP = `apiVersion: apps/v1
kind: Deployment
metadata: { name: shop }
spec:
  strategy: { type: RollingUpdate, rollingUpdate: { maxSurge: 1 } }
  template:
    spec:
      containers:
      - name: shop
        image: busybox
        env: [{ name: CITY, value: Bonn }]
        readinessProbe: { httpGet: { port: 80 }, periodSeconds: 5 }
      volumes: [{ name: stock, emptyDir: {} }]
`;
interface Shop {
  metadata: { labels?: object };
  spec: { strategy: object; template: { spec: { containers: Record<string, unknown>[]; volumes: object[] } } };
}
const merged = (fragment: string): Shop => parse(withFragment(SHOP, fragment) ?? '') as Shop;

describe('a fragment in a file', () => {
  test('takes the place of what it excludes', () => {
    expect(merged('strategy:\n  type: Recreate').spec.strategy).to.deep.equal({ type: 'Recreate' });
    const { containers: [shop], volumes } = merged('containers:\n- name: shop\n  env: [{ name: CITY, valueFrom: { configMapKeyRef: { name: shop, key: city } } }]\n  readinessProbe: { exec: { command: [ls] } }\nvolumes: [{ name: stock, configMap: { name: shop } }]').spec.template.spec;
    expect(shop).to.deep.include({ env: [{ name: 'CITY', valueFrom: { configMapKeyRef: { name: 'shop', key: 'city' } } }], readinessProbe: { periodSeconds: 5, exec: { command: ['ls'] } } });
    expect(volumes).to.deep.equal([{ name: 'stock', configMap: { name: 'shop' } }]);
  });

  test('may be a list without its key, the only container by another name, and labels', () => {
    expect(merged('- name: PORT\n  value: "80"').spec.template.spec.containers[0]?.['env']).to.deep.equal([{ name: 'CITY', value: 'Bonn' }, { name: 'PORT', value: '80' }]);
    expect(merged('containers:\n- name: app\n  resources: { limits: { cpu: 1 } }').spec.template.spec.containers).to.have.length(1);
    expect(merged('labels: { tier: front }').metadata.labels).to.deep.equal({ tier: 'front' });
  });

  test('may be the spec of the template, without what stands above it', () => {
    const { spec } = merged('spec:\n  containers:\n  - name: shop\n    image: httpd');
    expect(spec).to.not.have.property('containers');
    expect(spec.template.spec.containers[0]).to.deep.include({ name: 'shop', image: 'httpd' });
    expect(merged('spec:\n  replicas: 3\n  template: { spec: { containers: [{ name: shop, image: httpd }] } }').spec).to.deep.include({ replicas: 3 });
    expect(parse(withFragment('apiVersion: v1\nkind: Pod\nmetadata: { name: till }\nspec: { containers: [{ name: till, image: busybox }] }', 'spec:\n  restartPolicy: Never') ?? '')).to.deep.nested.include({ 'spec.restartPolicy': 'Never' });
  });

  test('may end with a key whose values the file has already', () => {
    const [shop] = merged('...\n    spec:\n      containers:\n      - name: shop\n        image: httpd\n        env:\n...').spec.template.spec.containers;
    expect(shop).to.deep.include({ image: 'httpd', env: [{ name: 'CITY', value: 'Bonn' }] });
  });

  test('has no place in a file of another object', () => {
    expect(withFragment(SHOP, 'metadata:\n  name: till\nimmutable: true')).to.equal(undefined);
  });
});

test('a part with what a template fills in has no place in a file', () => {
  expect(withFragment(SHOP, 'spec:\n  replicas: {{ .Values.shops }}\n')).to.equal(undefined);
});
