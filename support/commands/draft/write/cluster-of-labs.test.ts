import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { expect } from 'chai';
import { clusterOfLabs } from './cluster-of-labs';

/** What is found in a project with these labs. */
function found(labs: Record<string, string>): object | undefined {
  const project = mkdtempSync(join(tmpdir(), 'labspec-clusters-'));
  try {
    for (const [name, yaml] of Object.entries(labs)) {
      mkdirSync(join(project, 'features', name), { recursive: true });
      writeFileSync(join(project, 'features', name, 'lab.yaml'), yaml);
    }
    return clusterOfLabs(project);
  } finally {
    rmSync(project, { recursive: true });
  }
}

const SHOP = 'cluster: { name: shop, workers: 1 }\n';

test('a lab takes the cluster that the other labs of its project have', () => {
  expect(found({ one: SHOP, two: `title: Two\n${SHOP}`, three: 'title: Three\n' })).to.deep.equal({ name: 'shop', workers: 1 });
});

test('none, where there is no other lab, where they differ, or where a file is not valid', () => {
  expect(found({})).to.equal(undefined);
  expect(found({ one: SHOP, two: 'cluster: { name: farm }\n' })).to.equal(undefined);
  expect(found({ one: 'cluster: [' })).to.equal(undefined);
  expect(found({ one: '' })).to.equal(undefined);
});
