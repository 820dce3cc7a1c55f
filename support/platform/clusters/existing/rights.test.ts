import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { expect } from 'chai';
import { parseAllDocuments } from 'yaml';
import { loadLab } from '../../../lab/load-lab';
import { packageFolder } from '../../../system/files/project';
import { nameOf, RIGHTS } from './rights';

interface ClusterRole {
  kind: string;
  rules: { apiGroups: string[]; resources: string[]; verbs: string[] }[];
}

test('the manifest grants just the rights that a conformance run asks for', () => {
  const documents = parseAllDocuments(readFileSync(join(packageFolder, 'docs/existing-cluster-rights.yaml'), 'utf8'));
  const role = documents.map((document) => document.toJS() as ClusterRole).find(({ kind }) => kind === 'ClusterRole');
  const granted = role?.rules.flatMap(({ apiGroups, resources, verbs }) => apiGroups.flatMap((group) => resources.flatMap((resource) => verbs.map((verb) => `${verb} ${resource}${group}`))));
  const { rights, extended } = loadLab();
  const asked = [...RIGHTS, ...rights, ...loadLab(extended).rights];
  expect(granted?.sort()).to.deep.equal(asked.map((right) => `${right.verb} ${nameOf(right)}`).sort());
});
