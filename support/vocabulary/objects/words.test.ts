import { describe, test } from 'node:test';
import { expect } from 'chai';
import { condition } from './conditions';
import { OBJECT_PATTERN, OBJECTS_PATTERN, objectOf, objectsOf } from './named-object';
import { amount, OPERATORS } from './operators';
import { setAt } from './set-at';
import { TIME_PATTERN, timeOf } from './time';

const whole = (pattern: RegExp, text: string): boolean => new RegExp(`^(?:${pattern.source})$`).test(text);

describe('what features say of objects', () => {
  test('one, by kind, name and namespace', () => {
    expect(objectOf('config map "shop" in namespace "dev"')).to.deep.equal({ word: 'config map', name: 'shop', namespace: 'dev' });
    for (const text of ['pod "a"', 'persistent volume claim "a"', 'crontab.stable.example.com "a"']) expect(whole(OBJECT_PATTERN, text), text).to.equal(true);
    for (const text of ['pod a', 'pods with label "a"', '"a"']) expect(whole(OBJECT_PATTERN, text), text).to.equal(false);
  });

  test('several, by a selector', () => {
    expect(objectsOf('pods with label "app=web" in namespace "dev"')).to.deep.equal({ word: 'pods', selector: 'app=web', namespace: 'dev' });
    expect(whole(OBJECTS_PATTERN, 'stateful sets')).to.equal(true);
    expect(whole(OBJECTS_PATTERN, 'pods in the namespace')).to.equal(false);
  });

  test('how long', () => {
    expect(timeOf('')).to.deep.equal({ within: 60, atLeast: 0 });
    expect(timeOf(' within 2 minutes for at least 10 seconds')).to.deep.equal({ within: 120, atLeast: 10 });
    expect(whole(TIME_PATTERN, ' within 1 second')).to.equal(true);
  });

  test('how values compare; what is not a number is neither more nor less', () => {
    expect([amount('64Mi'), amount('250m'), amount('3')]).to.deep.equal([64 * 2 ** 20, 0.25, 3]);
    expect([OPERATORS['is at least']('1Gi', '512Mi'), OPERATORS['is at most']('many', '3'), OPERATORS['is at least'](undefined, '0')]).to.deep.equal([true, false, false]);
    expect([OPERATORS['is not'](undefined, 'a'), OPERATORS['does not contain'](undefined, 'a'), OPERATORS['contains']('abc', 'b')]).to.deep.equal([false, false, true]);
  });

  test('an edit makes what is not there yet', () => {
    const object = { spec: { containers: [{ name: 'web' }] } };
    setAt(object, "metadata.labels['app.kubernetes.io/name']", 'web');
    setAt(object, 'spec.containers[0].ports[0].containerPort', '80');
    expect(object).to.deep.equal({ metadata: { labels: { 'app.kubernetes.io/name': 'web' } }, spec: { containers: [{ name: 'web', ports: [{ containerPort: 80 }] }] } });
  });

  test('a workload is ready once its controller has seen the change, and all its replicas are new', () => {
    const deployment = (status: object) => condition({ kind: 'Deployment', metadata: { generation: 2 }, spec: { replicas: 2 }, status: { observedGeneration: 2, replicas: 2, readyReplicas: 2, updatedReplicas: 2, ...status } }, 'ready').holds;
    expect([deployment({}), deployment({ observedGeneration: 1 }), deployment({ updatedReplicas: 1 }), deployment({ replicas: 3 }), deployment({ readyReplicas: 1 })]).to.deep.equal([true, false, false, false, false]);
  });

  test('a Deployment is not rolled out before its first new Pod: the API leaves out a count of 0', () => {
    const status = { observedGeneration: 2, replicas: 2, readyReplicas: 2 };
    const deployment = (more: object) => ({ kind: 'Deployment', metadata: { generation: 2 }, spec: { replicas: 2 }, status: { ...status, ...more } });
    expect(condition(deployment({}), 'rolled out').holds).to.equal(false);
    expect(condition(deployment({ updatedReplicas: 1, replicas: 3 }), 'rolled out').holds).to.equal(false);
    expect(condition(deployment({ updatedReplicas: 2 }), 'rolled out').holds).to.equal(true);
    expect(condition({ ...deployment({}), kind: 'ReplicaSet' }, 'ready').holds).to.equal(true);
  });
});
