import { test } from 'node:test';
import { expect } from 'chai';
import type { CommandRecord } from '../../system/command/command-record';
import { valueAt } from './output';

const POD = { metadata: { name: 'web', labels: { 'app.kubernetes.io/name': 'shop' } }, spec: { containers: [{ name: 'server', ports: [{ containerPort: 8080 }] }], hostNetwork: false } };
const YAML = 'metadata:\n  name: web\n  labels:\n    app.kubernetes.io/name: shop\nspec:\n  hostNetwork: false\n  containers:\n    - name: server\n      ports: [{ containerPort: 8080 }]\n';
const has = (stdout: string, path: string, value: string): boolean => valueAt(path, value).metBy({ stdout } as CommandRecord);

for (const [format, text] of [['JSON', JSON.stringify(POD)], ['YAML', YAML]] as const) {
  test(`a value of ${format} is found by its path`, () => {
    expect(has(text, '.metadata.name', 'web')).to.equal(true);
    expect(has(text, '.spec.containers[0].ports[0].containerPort', '8080')).to.equal(true);
    expect(has(text, '.metadata.labels["app.kubernetes.io/name"]', 'shop')).to.equal(true);
    expect(has(text, '.spec.hostNetwork', 'false')).to.equal(true);
    expect(has(text, '.spec.containers[0].ports', '[{"containerPort":8080}]')).to.equal(true);
  });

  test(`another value of ${format}, and a path that leads nowhere, are not`, () => {
    expect(has(text, '.metadata.name', 'shop')).to.equal(false);
    expect(has(text, '.spec.containers[7].name', 'server')).to.equal(false);
    expect(has(text, '.status.podIP', 'undefined')).to.equal(false);
  });
}

test('what is neither JSON nor YAML has no values', () => {
  expect(has('a: b: c: [', '.a', 'b')).to.equal(false);
});
