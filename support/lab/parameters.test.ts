import { test } from 'node:test';
import { expect } from 'chai';
import { readParameters } from './parameters';

test('without any, kubectl is used and nothing is left out', () => {
  expect(readParameters(undefined)).to.deep.equal({ actor: 'robot', omit: [], names: {}, ports: {}, kubectl: 'program' });
});

test('an unknown parameter or value is an error that names what there is', () => {
  expect(() => readParameters({ kubctl: 'api' })).to.throw(/kubctl/).with.property('message').that.contains('known are: files, omit, actor, submission, kubeconfig, context, folder, names, ports, kubectl');
  expect(() => readParameters({ kubectl: 'none' })).to.throw('kubectl');
});
