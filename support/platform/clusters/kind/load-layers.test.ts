import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { expect } from 'chai';
import { loadLayers } from './load-layers';

const CLUSTER = { name: 'demo', controlPlanes: 1, workers: 1 };
const digestOf = (content: string): string => `sha256:${createHash('sha256').update(content).digest('hex')}`;
const [BASE, OWN] = ['the layer of the base image', 'the layer of its own'];
const PATH = process.env['PATH'] ?? '';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'labspec-layers-'));
  process.env['PATH'] = `${folder}${delimiter}${PATH}`;
  saves();
  program('kind', 'echo "$@" >> "$0.log"');
});
afterEach(() => {
  process.env['PATH'] = PATH;
  rmSync(folder, { recursive: true });
});

function program(name: string, script: string): void {
  writeFileSync(join(folder, name), `#!/bin/bash\n${script}\n`);
  chmodSync(join(folder, name), 0o755);
}

/** What `docker save` writes of an image with two layers. */
function saves(): void {
  const saved = join(folder, 'saved');
  mkdirSync(saved);
  writeFileSync(join(saved, 'config.json'), JSON.stringify({ rootfs: { type: 'layers', diff_ids: [digestOf(BASE), digestOf(OWN)] } }));
  writeFileSync(join(saved, 'base.tar'), BASE);
  writeFileSync(join(saved, 'own.tar'), OWN);
  writeFileSync(join(saved, 'manifest.json'), JSON.stringify([{ Config: 'config.json', RepoTags: ['hello:latest'], Layers: ['base.tar', 'own.tar'] }]));
  execFileSync('tar', ['-C', saved, '-c', '-f', join(folder, 'image.tar'), '.']);
}

/** An engine whose nodes have a layer already, or not. */
function engine(nodeHas: string, importing = 'cat > "$0.$3.tar"'): void {
  program('docker', `case "$1 $2" in save*) cat ${folder}/image.tar;; "exec -i") ${importing};; exec*) echo ${nodeHas};; esac`);
}

function imported(node: string): string[] {
  return execFileSync('tar', ['-t', '-f', join(folder, `docker.${node}.tar`)], { encoding: 'utf8' }).split('\n').filter((name) => name.startsWith('blobs/')).map((name) => name.replace('blobs/sha256/', 'sha256:'));
}

test('a node gets the layers that it has not, with all that describes the image', async () => {
  engine(digestOf(BASE));
  const { exitCode, commandLine } = await loadLayers('hello', CLUSTER).perform(folder);
  expect([exitCode, commandLine]).to.deep.equal([0, 'kind load docker-image hello:latest --name demo']);
  for (const node of ['demo-control-plane', 'demo-worker']) {
    expect(imported(node)).to.include(digestOf(OWN)).and.not.include(digestOf(BASE));
    expect(imported(node), 'config and manifest too').to.have.length(3);
  }
});

test('the index names the image in full, and a manifest with all of its layers', async () => {
  engine(digestOf(BASE));
  await loadLayers('hello', CLUSTER).perform(folder);
  const of = (name: string): string => execFileSync('tar', ['-x', '-O', '-f', join(folder, 'docker.demo-worker.tar'), name], { encoding: 'utf8' });
  const [{ digest, annotations }] = (JSON.parse(of('index.json')) as { manifests: [{ digest: string; annotations: Record<string, string> }] }).manifests;
  expect(annotations).to.deep.equal({ 'io.containerd.image.name': 'docker.io/library/hello:latest' });
  const { layers } = JSON.parse(of(`blobs/sha256/${digest.slice('sha256:'.length)}`)) as { layers: { digest: string; size: number }[] };
  expect(layers.map(({ digest: layer, size }) => [layer, size])).to.deep.equal([[digestOf(BASE), BASE.length], [digestOf(OWN), OWN.length]]);
});

test('a node that has nothing gets all', async () => {
  engine(digestOf('something else'));
  await loadLayers('hello', CLUSTER).perform(folder);
  expect(imported('demo-worker')).to.include.members([digestOf(BASE), digestOf(OWN)]);
});

test('where a node does not take them, kind loads the image', async () => {
  engine(digestOf(BASE), 'cat > /dev/null; echo "content digest: not found" >&2; exit 1');
  const { exitCode } = await loadLayers('hello', CLUSTER).perform(folder);
  expect(exitCode).to.equal(0);
  expect(readFileSync(join(folder, 'kind.log'), 'utf8')).to.equal('load docker-image hello:latest --name demo\n');
});

test('for an image that the engine does not have, kind’s own error is shown', async () => {
  program('docker', 'echo "No such image: hello:latest" >&2; exit 1');
  program('kind', 'echo "ERROR: image: \\"hello:latest\\" not present locally" >&2; exit 1');
  const { exitCode, stderr } = await loadLayers('hello', CLUSTER).perform(folder);
  expect(exitCode).to.equal(1);
  expect(stderr).to.contain('not present locally');
});
