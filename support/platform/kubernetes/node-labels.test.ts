import { test } from 'node:test';
import { expect } from 'chai';
import { EnvironmentError } from '../../errors/errors';
import type { ClusterApi } from './cluster-api';
import { labelNode, removeNodeLabels } from './node-labels';

const RUN = { namespace: 'run-1', uid: 'uid-1' };
const OTHER = { namespace: 'run-2', uid: 'uid-2' };

interface Node {
  metadata: { name: string; labels: Record<string, string>; annotations?: Record<string, string> };
}

/** A cluster of one node, in which the namespaces of these runs are there. @param conflicts how often somebody else changes the node first */
function cluster(labels: Record<string, string>, { runs = [RUN, OTHER], conflicts = 0 } = {}): { api: ClusterApi; node: () => Node } {
  let node: Node = { metadata: { name: 'mill', labels } };
  let left = conflicts;
  const absent = (): Error => Object.assign(new Error('absent'), { code: 404 });
  const core = {
    readNode: ({ name }: { name: string }) => (name === 'mill' ? Promise.resolve(node) : Promise.reject(absent())),
    replaceNode: ({ body }: { body: Node }) => (left-- > 0 ? Promise.reject(Object.assign(new Error('conflict'), { code: 409 })) : Promise.resolve((node = body))),
    readNamespace: ({ name }: { name: string }) => { const run = runs.find(({ namespace }) => namespace === name); return run ? Promise.resolve({ metadata: { uid: run.uid } }) : Promise.reject(absent()); },
  };
  return { api: { clients: { core }, nodes: () => Promise.resolve([node]) } as unknown as ClusterApi, node: () => node };
}

test('a run labels a node, changes its label, takes it off, and leaves nothing on the node', async () => {
  const { api, node } = cluster({ os: 'linux' });
  expect(await labelNode(api, RUN, 'mill', { disk: 'slow', size: 'big' })).to.equal('labeled');
  expect(await labelNode(api, RUN, 'mill', { disk: 'fast' })).to.equal('labeled');
  expect(await labelNode(api, RUN, 'mill', { disk: 'fast' })).to.equal('not labeled');
  expect(node().metadata.labels).to.deep.equal({ os: 'linux', disk: 'fast', size: 'big' });
  expect(await labelNode(api, RUN, 'mill', { disk: undefined, size: undefined })).to.equal('unlabeled');
  expect(node().metadata).to.deep.equal({ name: 'mill', labels: { os: 'linux' }, annotations: {} });
  expect(await labelNode(api, RUN, 'dam', { disk: 'fast' })).to.equal(undefined);
});

test('a label of somebody else, or of another run, stays as it is', async () => {
  const { api, node } = cluster({ os: 'linux' });
  await labelNode(api, OTHER, 'mill', { disk: 'slow' });
  for (const marks of [{ os: 'mill' }, { os: undefined }, { disk: 'fast' }, { disk: undefined }]) expect(await labelNode(api, RUN, 'mill', marks).catch((error: unknown) => error)).to.be.instanceOf(EnvironmentError);
  expect(node().metadata.labels).to.deep.equal({ os: 'linux', disk: 'slow' });
});

test('a label of a run that has ended is taken over', async () => {
  const { api, node } = cluster({}, { runs: [RUN] });
  await labelNode(api, OTHER, 'mill', { disk: 'slow' });
  expect(await labelNode(api, RUN, 'mill', { disk: 'fast' })).to.equal('labeled');
  expect(node().metadata.labels).to.deep.equal({ disk: 'fast' });
});

test('labels go with their run, and those of others stay', async () => {
  const { api, node } = cluster({ os: 'linux' }, { conflicts: 2 });
  await labelNode(api, RUN, 'mill', { disk: 'fast' });
  await labelNode(api, OTHER, 'mill', { size: 'big' });
  await removeNodeLabels(api, ({ uid }) => uid === RUN.uid);
  expect(node().metadata.labels).to.deep.equal({ os: 'linux', size: 'big' });
});
