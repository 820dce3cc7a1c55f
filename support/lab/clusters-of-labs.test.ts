import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { expect } from 'chai';
import { clustersOfLabs } from './clusters-of-labs';

test('without a chosen lab, the clusters are those of all labs, each once', () => {
  const before = { project: process.env['LABSPEC_PROJECT'], lab: process.env['LABSPEC_LAB'] };
  const project = mkdtempSync(join(tmpdir(), 'labspec-clusters-'));
  try {
    process.env['LABSPEC_PROJECT'] = project;
    delete process.env['LABSPEC_LAB'];
    expect(clustersOfLabs).to.throw('There is no lab here');
    for (const [lab, cluster] of [['one', 'red'], ['two', 'blue'], ['three', 'red']]) {
      mkdirSync(join(project, 'features', lab ?? ''), { recursive: true });
      writeFileSync(join(project, 'features', lab ?? '', 'lab.yaml'), `title: Lab\ncluster: { name: ${cluster ?? ''} }\ntasks:\n  - { id: 1, title: Begin }\n`);
    }
    expect(clustersOfLabs().map(({ name }) => name)).to.have.members(['red', 'blue']);
    process.env['LABSPEC_LAB'] = 'two';
    expect(clustersOfLabs().map(({ name }) => name)).to.deep.equal(['blue']);
  } finally {
    for (const [key, value] of [['LABSPEC_PROJECT', before.project], ['LABSPEC_LAB', before.lab]] as const) if (value === undefined) Reflect.deleteProperty(process.env, key); else process.env[key] = value;
    rmSync(project, { recursive: true });
  }
});
