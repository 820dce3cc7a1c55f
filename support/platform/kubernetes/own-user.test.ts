import { expect } from 'chai';
import { describe, it } from 'node:test';
import { isOfOwnUser } from './own-user';

describe('What is of labspec’s own user', () => {
  const cases: [kind: string, name: string, isOwn: boolean][] = [
    ['ServiceAccount', 'labspec', true],
    ['RoleBinding', 'labspec-rights', true],
    ['Role', 'labspec-reader', false],
    ['Pod', 'labspec', false],
  ];
  for (const [kind, name, isOwn] of cases) {
    it(`${kind} ${name}: ${isOwn ? 'yes' : 'no'}`, () => {
      expect(isOfOwnUser(kind, { metadata: { name } })).to.equal(isOwn);
    });
  }
});
