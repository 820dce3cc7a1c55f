import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { parse } from 'yaml';
import type { AllowedCluster } from './allowed-clusters';
import { ownKubeconfig } from './own-kubeconfig';

const SERVER = 'https://10.0.0.1:6443';
const MINE = {
  apiVersion: 'v1', kind: 'Config', 'current-context': 'production',
  clusters: [{ name: 'one', cluster: { server: 'https://10.9.9.9:6443' } }, { name: 'two', cluster: { server: SERVER, 'certificate-authority': 'ca.crt' } }],
  users: [{ name: 'boss', user: { token: 'canary-of-production' } }, { name: 'me', user: { token: 'mine' } }],
  contexts: [{ name: 'production', context: { cluster: 'one', user: 'boss', namespace: 'default' } }, { name: 'staging', context: { cluster: 'two', user: 'me', namespace: 'default' } }],
};

describe('the kubeconfig for a cluster that is not the lab’s', () => {
  let folder: string;
  let file: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'labspec-kubeconfig-'));
    file = join(folder, 'config');
  });
  after(() => rmSync(folder, { recursive: true }));

  test('has the one context, whatever is current, without a namespace; the user’s own is as it was', async () => {
    const given = JSON.stringify(MINE);
    writeFileSync(file, given);
    const own = await ownKubeconfig(allowed({}));
    expect(own).not.to.contain('canary-of-production');
    const { contexts, ...others } = parse(own) as typeof MINE;
    expect(others['current-context']).to.equal('staging');
    expect(contexts.map(({ name, context }) => [name, context.cluster, context.user, context.namespace ?? 'none'])).to.deep.equal([['staging', 'two', 'me', 'none']]);
    expect(own).to.contain(join(folder, 'ca.crt'));
    expect(readFileSync(file, 'utf8')).to.equal(given);
  });

  test('is refused where the context leads elsewhere, or is not there', async () => {
    writeFileSync(file, JSON.stringify(MINE));
    expect(await toldOf({ server: 'https://10.0.0.2:6443' })).to.contain('does not lead to the cluster that was allowed').and.contain(SERVER);
    expect(await toldOf({ context: 'stagign' })).to.contain('no context stagign').and.contain('production, staging');
  });

  for (const [what, text] of [['malformed', 'clusters: ['], ['empty', ''], ['of another kind', '[1, 2]'], ['huge', `# ${'x'.repeat(5_000_000)}`]] as const) {
    test(`one that is ${what} is told, with its file`, async () => {
      writeFileSync(file, text);
      expect(await toldOf({})).to.match(/The kubeconfig (cannot be read|has no context)/).and.contain(file);
    });
  }

  test('one that is a folder, or is not there, is told', async () => {
    expect(await toldOf({ kubeconfig: folder })).to.contain('cannot be read');
    expect(await toldOf({ kubeconfig: join(folder, 'nothing') })).to.contain('cannot be read');
  });

  function allowed(more: Partial<AllowedCluster>): AllowedCluster {
    return { context: 'staging', server: SERVER, kubeconfig: file, image: { from: 'nodes', name: 'lab' }, ...more };
  }

  async function toldOf(more: Partial<AllowedCluster>): Promise<string> {
    return ownKubeconfig(allowed(more)).then(() => 'nothing was wrong', (error: unknown) => String(error));
  }
});
