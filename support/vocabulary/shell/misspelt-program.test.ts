import { test } from 'node:test';
import { expect } from 'chai';
import { meantProgram } from './misspelt-program';

test('a name that is nearly the name of a known program is one that is misspelt', () => {
  expect(['kubctl', 'kubetcl', 'dokcer', 'grpe', 'slepe'].map(meantProgram)).to.deep.equal(['kubectl', 'kubectl', 'docker', undefined, 'sleep']);
});

test('programs that are here, that nobody knows, and paths, are not', () => {
  expect(['kubectl', 'env', 'export', 'ls', 'terraform', './kubctl', 'psql', 'my-tool'].map(meantProgram)).to.deep.equal(Array(8).fill(undefined));
});
