import { describe, test } from 'node:test';
import { expect } from 'chai';
import { identityOf, inKubectl, resourceOf, SUBJECT_PATTERN, subjectOf } from './right-subject';

const isSubject = (text: string): boolean => new RegExp(`^(?:${SUBJECT_PATTERN.source})$`).test(text);

describe('who may', () => {
  test('is a service account, a user with or without groups, or a group; in another namespace, too', () => {
    for (const text of ['service account "a"', 'sa "a" in namespace "dev"', 'user "jane@shop.example"', 'user "jane" of group "a"', 'user "jane" of groups "a", "b" and "c"', 'group "a"']) expect(isSubject(text), text).to.equal(true);
    for (const text of ['pod "a"', 'user jane', 'group "a" of group "b"']) expect(isSubject(text), text).to.equal(false);
    expect(subjectOf('user "jane" of groups "a", "b" and "c" in namespace "dev"')).to.deep.equal({ is: 'user', name: 'jane', groups: ['a', 'b', 'c'], namespace: 'dev' });
    expect(subjectOf('sa "till"')).to.deep.equal({ is: 'service account', name: 'till', groups: [], namespace: undefined });
  });

  test('is known to the API with the groups that everybody is in', () => {
    expect(identityOf(subjectOf('user "jane" of group "a"'), 'shop')).to.deep.equal({ called: 'user jane', user: 'jane', groups: ['a', 'system:authenticated'], options: '--as=jane --as-group=a' });
    expect(identityOf(subjectOf('group "a"'), 'shop')).to.deep.equal({ called: 'group a', groups: ['a', 'system:authenticated'], options: '--as=somebody --as-group=a' });
    expect(identityOf(subjectOf('service account "till"'), 'shop').groups).to.include('system:serviceaccounts:shop');
    expect(identityOf(subjectOf('user "system:anonymous"'), 'shop').groups).to.deep.equal(['system:unauthenticated']);
  });

  test('do what: to a kind, to a part of it, or to one object', () => {
    expect(resourceOf('pods/log')).to.deep.equal({ kind: 'pods', subresource: 'log' });
    expect(resourceOf('pods/web')).to.deep.equal({ kind: 'pods', name: 'web' });
    expect(['pods', 'pods/log', 'pods/web', '*'].map((text) => inKubectl(resourceOf(text)))).to.deep.equal(['pods', 'pods --subresource=log', 'pods/web', "'*'"]);
  });
});
