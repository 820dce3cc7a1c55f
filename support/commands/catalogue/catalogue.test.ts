import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { expect } from 'chai';
import { packageFolder } from '../../system/files/project';
import { collectSteps, type CatalogueStep } from './collect-steps';
import { printCatalogue } from './print-catalogue';

let steps: CatalogueStep[];
before(async () => {
  steps = await collectSteps();
});

test('docs/steps.md is what `npm run catalogue` writes', () => {
  expect(readFileSync(join(packageFolder, 'docs/steps.md'), 'utf8')).to.equal(printCatalogue(steps));
});

/** A lab with such a line is not graded, and all of labspec's own are. */
const IN_DRAFTS = ['I run {string} for the whole cluster'];

test('every step is used by a feature', () => {
  expect(steps.filter(({ example, pattern }) => !example && !IN_DRAFTS.includes(pattern)).map(({ pattern }) => pattern)).to.deep.equal([]);
});

test('every step says what does the same by hand, or looks at the same', () => {
  const silent = steps.filter(({ byHand, pattern }) => byHand.length === 0 && !IN_DRAFTS.includes(pattern));
  expect(silent.map(({ pattern }) => pattern)).to.deep.equal([]);
});

test('a step has the command line of its action, with the names that the lab gives', () => {
  const load = steps.find(({ pattern }) => pattern === 'I load {image} into kind');
  expect(load).to.deep.include({ noun: 'images', keyword: 'When', byHand: ['kind load docker-image ubuntu/helloworld:latest --name demo'] });
});
