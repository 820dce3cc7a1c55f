import { test } from 'node:test';
import { expect } from 'chai';
import { pastProxies } from './environment';

test('with a proxy, requests to this machine bypass it, by both spellings of the variable', () => {
  const all = { no_proxy: 'localhost,127.0.0.1,::1', NO_PROXY: 'localhost,127.0.0.1,::1' };
  for (const name of ['http_proxy', 'HTTPS_PROXY', 'ALL_PROXY']) expect(pastProxies({ [name]: 'http://127.0.0.1:9' })).to.deep.equal(all);
  expect(pastProxies({ http_proxy: 'x', NO_PROXY: 'example.org,localhost' }).no_proxy).to.equal('example.org,localhost,127.0.0.1,::1');
  expect(pastProxies({ http_proxy: 'x', no_proxy: '*' })).to.deep.equal({});
  expect(pastProxies({ http_proxy: '' })).to.deep.equal({});
  expect(pastProxies({})).to.deep.equal({});
});
