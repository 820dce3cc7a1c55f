import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { expect } from 'chai';
import { ClusterApi } from './cluster-api';

const POD = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'hello', uid: '1' } };

describe('a server that cuts the first connections', () => {
  let server: Server;
  let api: ClusterApi;
  let heard: number;
  let cuts: number;

  beforeEach(async () => {
    heard = 0;
    server = createServer((request, response) => {
      heard += 1;
      // By turns politely and not.
      if (heard <= cuts) return heard % 2 ? request.socket.resetAndDestroy() : request.socket.destroy();
      return response.setHeader('content-type', 'application/json').end(JSON.stringify(POD));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const cluster = { server: `http://127.0.0.1:${port}`, 'insecure-skip-tls-verify': true };
    api = await ClusterApi.connect(JSON.stringify({ clusters: [{ name: 'x', cluster }], users: [{ name: 'x', user: {} }], contexts: [{ name: 'x', context: { cluster: 'x', user: 'x' } }], 'current-context': 'x' }));
  });
  afterEach(() => {
    api.close();
    server.close();
  });

  test('is asked again for what it only tells', async () => {
    cuts = 2;
    expect((await api.pod('default', 'hello'))?.metadata?.uid).to.equal('1');
    expect(heard).to.equal(3);
  });

  test('is not asked for ever', async () => {
    cuts = Infinity;
    expect(String(await api.pod('default', 'hello').catch((error: unknown) => error))).to.contain('does not answer');
    expect(heard).to.equal(3);
  });

  test('is told only once what it should make: it may have heard', async () => {
    cuts = 1;
    expect(String(await api.createPod('default', POD).catch((error: unknown) => error))).to.contain('does not answer');
    expect(heard).to.equal(1);
  });
});
