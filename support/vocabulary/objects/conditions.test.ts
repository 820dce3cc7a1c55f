import { test } from 'node:test';
import { expect } from 'chai';
import { condition } from './conditions';

const pod = (secondsAgo: number): Parameters<typeof condition>[0] => {
  const ago = (seconds: number): string => new Date(Date.now() - seconds * 1000).toISOString();
  return {
    kind: 'Pod', metadata: { name: 'web' },
    status: { conditions: [{ type: 'Ready', status: 'True' }], containerStatuses: [{ name: 'web', state: { running: { startedAt: ago(secondsAgo) } }, lastState: { terminated: { exitCode: 1, startedAt: ago(secondsAgo + 30), finishedAt: ago(secondsAgo + 28) } } }] },
  };
};

test('a Pod that crashes again and again is not ready while it runs for a moment', () => {
  expect(condition(pod(1), 'ready')).to.deep.include({ holds: false }).and.to.have.property('seen').that.contains('Ready is True, but its container web ended with exit code 1');
  expect(condition(pod(60), 'ready')).to.deep.equal({ holds: true, seen: 'Ready is True' });
});
