import { describe, test } from 'node:test';
import { expect } from 'chai';
import { usualKind } from './kinds';

describe('the kind of a word', () => {
  test('is known without a cluster for those of the core group, which discovery does not list', () => {
    expect(['replication controller', 'ReplicationController', 'rc'].map((word) => usualKind(word)?.plural)).to.deep.equal(['replicationcontrollers', 'replicationcontrollers', 'replicationcontrollers']);
    expect(['endpoints', 'ep', 'event'].map((word) => usualKind(word)?.kind)).to.deep.equal(['Endpoints', 'Endpoints', 'Event']);
    expect(usualKind('replication')).to.equal(undefined);
  });
});
