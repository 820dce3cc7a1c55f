import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { mustSucceed } from '../../support/system/command/run-command';
import { readKubeconfig } from '../../support/platform/clusters/existing/read-kubeconfig';
import { keepEnvironment } from '../kit/environment';

interface View {
  'current-context': string;
  clusters: { name: string; cluster: { server: string } }[] | null;
  users: { name: string; user: { token?: string } }[] | null;
  contexts: { name: string; context: { cluster: string; user: string; namespace?: string } }[] | null;
}

/** A kubeconfig in which every entry has this name. */
const named = (name: string, current: string = name): string => JSON.stringify({
  apiVersion: 'v1',
  kind: 'Config',
  clusters: [{ name, cluster: { server: `https://${name}.example` } }],
  users: [{ name, user: { token: `token of ${name}` } }],
  contexts: [{ name, context: { cluster: name, user: name, namespace: `namespace-of-${name}` } }],
  ...(current ? { 'current-context': current } : {}),
});

/** The same names, but another server. */
const moved = (name: string, server: string): string => named(name).replace(`https://${name}.example`, server);

const FILES: Record<string, string> = {
  one: named('one'),
  two: named('two'),
  'one-elsewhere': moved('one', 'https://elsewhere.example'),
  'no-current': named('three', ''),
  'current-elsewhere': named('four', 'one'),
  empty: '',
  'only-current': JSON.stringify({ apiVersion: 'v1', kind: 'Config', 'current-context': 'two' }),
};

/** The value of KUBECONFIG in each case. */
const CASES: string[][] = [
  ['one'],
  ['one', 'two'],
  ['two', 'one'],
  ['nosuch', 'two'],
  ['one', 'nosuch', 'empty', 'two'],
  ['one', 'one-elsewhere'],
  ['one-elsewhere', 'one'],
  ['no-current'],
  ['no-current', 'two'],
  ['current-elsewhere', 'one'],
  ['only-current', 'one', 'two'],
  ['', 'one', ''],
];

describe('labspec reads kubeconfigs as kubectl does', () => {
  const putBack = keepEnvironment();
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'labspec-kubeconfigs-'));
    for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
  });
  after(() => {
    putBack();
    rmSync(folder, { recursive: true });
  });

  for (const files of CASES) {
    test(`KUBECONFIG=${files.join(delimiter)}`, async () => {
      const KUBECONFIG = files.map((name) => name && join(folder, name)).join(delimiter);
      const { stdout } = await mustSucceed('kubectl', ['config', 'view', '--raw', '--output', 'json'], { env: { KUBECONFIG }, within: 20 });
      process.env['KUBECONFIG'] = KUBECONFIG;
      const view = JSON.parse(stdout) as View;
      const config = await readKubeconfig(undefined);
      expect(config.currentContext).to.equal(view['current-context']);
      expect(byName(config.clusters.map(({ name, server }) => [name, server]))).to.deep.equal(byName((view.clusters ?? []).map(({ name, cluster }) => [name, cluster.server])));
      expect(byName(config.users.map(({ name, token }) => [name, token]))).to.deep.equal(byName((view.users ?? []).map(({ name, user }) => [name, user.token])));
      expect(byName(config.contexts.map(({ name, cluster, user, namespace }) => [name, [cluster, user, namespace].join()]))).to.deep.equal(byName((view.contexts ?? []).map(({ name, context }) => [name, [context.cluster, context.user, context.namespace].join()])));
    });
  }
});

function byName(rows: (readonly [string, string | undefined])[]): Record<string, string | undefined> {
  return Object.fromEntries([...rows].sort(([one], [other]) => (one < other ? -1 : 1)));
}
