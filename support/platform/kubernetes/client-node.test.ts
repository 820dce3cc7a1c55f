import { test } from 'node:test';
import { expect } from 'chai';
import { bundleOfClient, clientNode } from './client-node';

test('the client has what labspec needs of it, from wherever it is loaded', async () => {
  expect(await clientNode()).to.include.keys('KubeConfig', 'CoreV1Api', 'AuthorizationV1Api', 'VersionApi', 'Exec', 'makeInformer', 'ServerConfiguration', 'createConfiguration');
});

test('its bundle is of the version that is installed', () => {
  expect(bundleOfClient()).to.match(/client-node-\d+\.\d+\.\d+\.cjs$/);
});
