import { describe, it } from 'node:test';
import { expect } from 'chai';
import { EnvironmentError } from '../../errors/errors';
import type { AnyObject, ClusterApi } from '../../platform/kubernetes/cluster-api';
import { deleteOwned, makeOwned } from './own';

const OWNER = { namespace: 'run-1', uid: 'uid-1' };
const VOLUME: AnyObject = { apiVersion: 'v1', kind: 'PersistentVolume', metadata: { name: 'data' }, spec: { storageClassName: 'manual' } };

/** A cluster in which the object is there already, or not. */
function cluster(there?: AnyObject, namespaces: Record<string, object> = { 'run-1': { uid: 'uid-1' }, 'run-2': { uid: 'uid-2' } }): { api: ClusterApi; calls: string[]; bodies: AnyObject[] } {
  const calls: string[] = [];
  const bodies: AnyObject[] = [];
  const absent = (): Error => Object.assign(new Error('absent'), { code: 404 });
  const noted = (what: string) => (body: AnyObject): Promise<AnyObject> => {
    calls.push(what);
    bodies.push(body);
    if (what === 'create' && there) return Promise.reject(Object.assign(new Error('there'), { code: 409 }));
    return Promise.resolve(body);
  };
  const objects = { create: noted('create'), patch: noted('patch'), delete: noted('delete'), read: () => (there ? Promise.resolve(there) : Promise.reject(absent())) };
  const core = { readNamespace: ({ name }: { name: string }) => (namespaces[name] ? Promise.resolve({ metadata: namespaces[name] }) : Promise.reject(absent())) };
  return { api: { clients: { objects, core } } as unknown as ClusterApi, calls, bodies };
}

const ownedBy = (namespace: string, uid: string): AnyObject => ({ ...VOLUME, metadata: { name: 'data', uid: 'uid-of-data', ownerReferences: [{ apiVersion: 'v1', kind: 'Namespace', name: namespace, uid }] } });

async function errorOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(() => undefined, (error: unknown) => error);
}

describe('objects of the whole cluster that a run owns', () => {
  it('are the namespace’s from their first moment', async () => {
    const { api, calls, bodies } = cluster();
    expect(await makeOwned(api, OWNER, VOLUME)).to.equal('created');
    expect(calls).to.deep.equal(['create']);
    expect(bodies[0]?.metadata?.ownerReferences).to.deep.equal([{ apiVersion: 'v1', kind: 'Namespace', name: 'run-1', uid: 'uid-1' }]);
  });

  it('change only if they are its own, by their UID', async () => {
    const { api, calls, bodies } = cluster(ownedBy('run-1', 'uid-1'));
    expect(await makeOwned(api, OWNER, VOLUME)).to.equal('configured');
    expect(calls).to.deep.equal(['create', 'patch']);
    expect(bodies[1]?.metadata?.uid).to.equal('uid-of-data');
  });

  for (const [whose, there] of [['nobody’s', { ...VOLUME, metadata: { name: 'data', uid: 'x' } }], ['another run’s', ownedBy('run-2', 'uid-2')]] satisfies [string, AnyObject][]) it(`stay as they are if they are ${whose}`, async () => {
    const { api, calls } = cluster(there);
    expect(await errorOf(makeOwned(api, OWNER, VOLUME))).to.be.instanceOf(EnvironmentError);
    expect(await errorOf(deleteOwned(api, OWNER, VOLUME))).to.be.instanceOf(EnvironmentError);
    expect(calls).to.deep.equal(['create']);
  });

  it('are deleted if they are its own; what is absent is no error', async () => {
    const own = cluster(ownedBy('run-1', 'uid-1'));
    expect(await deleteOwned(own.api, OWNER, VOLUME)).to.equal(true);
    expect(own.calls).to.deep.equal(['delete']);
    expect(await deleteOwned(cluster().api, OWNER, VOLUME)).to.equal(false);
  });
});
