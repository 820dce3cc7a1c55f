import { describe, test } from 'node:test';
import { expect } from 'chai';
import { diagnose } from '../../runtime/diagnose';
import { labelsIn } from './explain-set';
import { oneTooMany, type Maker } from './makers';
import { counted } from './named-object';
import { SET_RULES } from './set-rules';

const maker = (called: string, count: number, isAskedFor = false): Maker => ({ called, count, isAskedFor });

describe('which maker of a set is one too many', () => {
  test('the one that the lab has not spoken of', () => {
    expect(oneTooMany([maker('stateful set memory', 2, true), maker('deployment memory', 2)], 2)?.called).to.equal('deployment memory');
  });
  test('none, if the lab has spoken of both', () => {
    expect(oneTooMany([maker('pod vault', 1, true), maker('pod friend', 1, true)], 1)).to.equal(undefined);
  });
  test('none, if either may be', () => {
    expect(oneTooMany([maker('pod vault', 1), maker('pod friend', 1)], 1)).to.equal(undefined);
  });
  test('none, if the others make another number', () => {
    expect(oneTooMany([maker('deployment web', 3, true), maker('deployment old', 2)], 2)).to.equal(undefined);
  });
  test('never the only one', () => {
    expect(oneTooMany([maker('deployment web', 2)], 0)).to.equal(undefined);
  });
});

test('the labels of a selector, if it says only that they are equal', () => {
  expect(labelsIn('app=web,tier==front')).to.deep.equal([['app', 'web'], ['tier', 'front']]);
  for (const selector of [undefined, 'app', 'app!=web', 'app in (web)', 'app=web,!old']) expect(labelsIn(selector), selector).to.deep.equal([]);
});

test('the word for one or for several', () => {
  const words = { pods: 'pod', 'replica sets': 'replica set', ingresses: 'ingress', 'network policies': 'network policy', deployments: 'deployment', 'storage classes': 'storage class', gateways: 'gateway' };
  for (const [several, one] of Object.entries(words)) {
    expect(counted(several, 1)).to.equal(one);
    expect(counted(one, 1)).to.equal(one);
    expect(counted(one, 2)).to.equal(several);
    expect(counted(several, 0)).to.equal(several);
  }
});

describe('a set that should be empty', () => {
  const template = { called: 'deployment web', isLabelled: false, makesLabelled: true, isPaused: false, asks: undefined, refused: '' };
  const told = (isOfLab: boolean) => diagnose(SET_RULES, { namespace: 'default', called: 'pods with label version=v2', word: 'pod', labels: 'version=v2', wanted: 0, count: 1, names: ['web-1'], makers: [maker('deployment web', 1, isOfLab)], templates: [template], makersOfPods: [], look: 'kubectl get pods' });

  test('what the lab asks for is not to be deleted', () => {
    expect(told(true)).to.include({ cause: 'template-has-label' }).and.have.property('next').that.does.not.include('delete');
  });
  test('what is left over may be', () => {
    expect(told(false)).to.have.property('next').that.includes('delete deployment web');
  });
});
