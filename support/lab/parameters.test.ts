import { test } from 'node:test';
import { expect } from 'chai';
import { readParameters } from './parameters';

test('the defaults: kubectl is used and no action is left out', () => {
  expect(readParameters(undefined)).to.deep.equal({ actor: 'robot', omit: [], names: {}, ports: {}, kubectl: 'program' });
});

test('an unknown parameter or value is an error that lists the known ones', () => {
  expect(() => readParameters({ kubctl: 'api' })).to.throw(/kubctl/).with.property('message').that.contains('use one of: files, omit, actor, submission, kubeconfig, context, folder, names, ports, kubectl');
  expect(() => readParameters({ kubectl: 'none' })).to.throw('kubectl');
});
