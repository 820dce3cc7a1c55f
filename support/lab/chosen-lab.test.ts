import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { expect } from 'chai';
import { chosenLabIn, labsIn } from './chosen-lab';

let project: string;
let chosenByUser: string | undefined;
beforeEach(() => {
  chosenByUser = process.env['LABSPEC_LAB'];
  delete process.env['LABSPEC_LAB'];
  project = mkdtempSync(join(tmpdir(), 'labspec-labs-'));
});
afterEach(() => {
  rmSync(project, { recursive: true });
  if (chosenByUser !== undefined) process.env['LABSPEC_LAB'] = chosenByUser;
  else delete process.env['LABSPEC_LAB'];
});

function withLabs(...names: string[]): void {
  for (const name of names) {
    mkdirSync(join(project, 'features', name), { recursive: true });
    writeFileSync(join(project, 'features', name, 'lab.yaml'), 'title: A lab\n');
  }
}

test('the only lab of a project needs no choice; a folder without lab.yaml is not one', () => {
  withLabs('services');
  mkdirSync(join(project, 'features/drafts'));
  expect(labsIn(project)).to.deep.equal(['services']);
  expect(chosenLabIn(project)).to.equal('services');
});

test('of several, package.json names one, and LABSPEC_LAB another', () => {
  withLabs('services', 'pods');
  expect(chosenLabIn(project)).to.equal(undefined);
  writeFileSync(join(project, 'package.json'), '{"labspec": {"lab": "pods"}}');
  expect(chosenLabIn(project)).to.equal('pods');
  process.env['LABSPEC_LAB'] = 'services';
  expect(chosenLabIn(project)).to.equal('services');
});

test('a project without features has no lab', () => {
  expect([labsIn(project), chosenLabIn(project)]).to.deep.equal([[], undefined]);
});
