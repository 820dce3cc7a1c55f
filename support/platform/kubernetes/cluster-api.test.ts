import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { ClusterApi } from './cluster-api';

describe('the API of a cluster in which only one namespace may be worked in', () => {
  const asked: string[] = [];
  const server = createServer(({ method = '', url = '' }, response) => {
    asked.push(`${method} ${url}`);
    response.setHeader('content-type', 'application/json').end('{"items":[]}');
  });
  let api: ClusterApi;
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    api = await ClusterApi.connect(JSON.stringify({ 'current-context': 'a', clusters: [{ name: 'a', cluster: { server: `http://127.0.0.1:${port}`, 'insecure-skip-tls-verify': true } }], users: [], contexts: [{ name: 'a', context: { cluster: 'a' } }] }), 'mine');
  });
  after(() => {
    api.close();
    server.close();
  });

  test('asks of that one', async () => {
    expect(await api.pods('mine')).to.deep.equal([]);
    expect(asked.splice(0)).to.deep.equal(['GET /api/v1/namespaces/mine/pods']);
  });

  test('neither reads nor changes another, whatever it is asked for', async () => {
    const attempts: (() => Promise<unknown>)[] = [
      () => api.pod('default', 'a'),
      () => api.pods('default'),
      () => api.events({ metadata: { namespace: 'default' } }),
      () => api.eventsOfName('default', 'a'),
      () => api.log('default', 'a'),
      () => api.createPod('default', {}),
      () => api.deletePod('default', 'a'),
      () => api.exec('default', 'a', ['true']),
      () => Promise.resolve(api.onPodChange('default', () => undefined)),
    ];
    for (const attempt of attempts) expect(await outcomeOf(attempt), String(attempt)).to.contain('works only in the namespace mine');
    expect(await api.podsElsewhere('a', 'mine')).to.deep.equal([]);
    expect(asked).to.deep.equal([]);
  });
});

/** Also of what throws at once. */
async function outcomeOf(attempt: () => Promise<unknown>): Promise<string> {
  try {
    await attempt();
    return 'was done';
  } catch (error) {
    return String(error);
  }
}
