import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { allowedCluster } from './allowed-clusters';

const STAGING = 'context: staging, server: "https://10.0.0.1:6443"';

describe('the list of clusters that labspec may work in', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'labspec-clusters-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  test('has those that somebody has written there', () => {
    expect(allowedCluster('staging', fileOf(`clusters: [{${STAGING}, image: {from: nodes, name: lab}}]`))).to.deep.equal({ context: 'staging', server: 'https://10.0.0.1:6443', image: { from: 'nodes', name: 'lab' } });
  });

  test('refuses all others, and tells what to write', () => {
    const refused = /may not use the cluster of the context production/;
    expect(() => allowedCluster('production', fileOf(`clusters: [{${STAGING}, image: {from: nodes, name: lab}}]`))).to.throw(refused).with.property('message').that.contains('- context: production');
    expect(() => allowedCluster('production', join(folder, 'not-there'))).to.throw(refused);
  });

  for (const [what, text, told] of [
    ['no YAML', 'clusters: [', /cannot be read/],
    ['empty', '', /list of allowed clusters/],
    ['without a server', 'clusters: [{context: staging, image: {from: nodes, name: lab}}]', /clusters\[0\]\.server is missing/],
    ['with a misspelt key', `clusters: [{${STAGING}, imgae: {}}]`, /clusters\[0\] does not have the key "imgae"/],
    ['with a source that is none', `clusters: [{${STAGING}, image: {from: heaven}}]`, /clusters\[0\]\.image\.from/],
    ['with an image that names no registry', `clusters: [{${STAGING}, image: {from: registry, name: lab}}]`, /the name must include the registry/],
  ] as const) {
    test(`${what}: the error names the file and the key`, () => {
      const file = fileOf(text);
      expect(() => allowedCluster('staging', file)).to.throw(told).with.property('message').that.contains(file);
    });
  }

  test('that is a folder cannot be read', () => {
    expect(() => allowedCluster('staging', folder)).to.throw(/cannot be read/);
  });

  function fileOf(text: string): string {
    const file = join(folder, 'clusters.yaml');
    writeFileSync(file, text);
    return file;
  }
});
