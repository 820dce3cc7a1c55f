import { test } from 'node:test';
import { expect } from 'chai';
import { NPM_INTEGRITY, VERSIONS } from '../../support/platform/clusters/kind/versions';
import { mustBe } from './npm-package';

test('a package that is not the very one that is pinned is refused', () => {
  expect(() => mustBe(`npm@${VERSIONS.npm}`, Buffer.from('another'))).to.throw(/npm@.* is not the one that labspec knows/);
});

test('what is pinned is a hash for each package', () => {
  for (const hash of Object.values(NPM_INTEGRITY)) expect(hash).to.match(/^sha512-[\w+/]{86}==$/);
});
