import { EnvironmentError } from '../../errors/errors';
import { ownManager } from '../../ownership/labels';
import type { AnyObject, ClusterApi } from '../../platform/kubernetes/cluster-api';
import { called, orAbsent } from '../../platform/kubernetes/api-call';
import { falseOnConflict, isGone, type Owner } from '../../platform/kubernetes/run-owner';
import { kindFor } from '../objects/named-object';
import { WIDE_KINDS } from './may-make';
import { waitFor } from '../../wait/wait-for';

/** The client’s PatchStrategy.ServerSideApply, without loading the client. */
const SERVER_SIDE = 'application/apply-patch+yaml';
/** Objects of a run that has ended go with its namespace, some seconds after it. */
const GONE_SECONDS = 60;

export async function ownerFor(api: ClusterApi, namespace: string): Promise<Owner> {
  const { metadata: { uid = '' } = {} } = await called(`namespace ${namespace}`, api.clients.core.readNamespace({ name: namespace }));
  return { namespace, uid };
}

function isOf({ metadata }: AnyObject, { uid }: Owner): boolean {
  return uid !== '' && metadata?.ownerReferences?.some((reference) => reference.kind === 'Namespace' && reference.uid === uid) === true;
}

/** Makes an object that the namespace owns from its first moment, or changes the one that it owns already. @throws EnvironmentError if there is one that it does not own */
export async function makeOwned(api: ClusterApi, owner: Owner, object: AnyObject): Promise<'created' | 'configured'> {
  const { metadata } = object;
  const body = { ...object, metadata: { name: metadata?.name ?? '', labels: metadata?.labels ?? {}, annotations: metadata?.annotations ?? {}, ownerReferences: [{ apiVersion: 'v1', kind: 'Namespace', name: owner.namespace, uid: owner.uid }] } };
  const isMade = (): Promise<boolean> => called(`create ${nameOf(object)}`, api.clients.objects.create(body, undefined, undefined, ownManager())).then(() => true, falseOnConflict);
  return waitFor(async () => {
    if (await isMade()) return { done: 'created' as const };
    const there = await read(api, object);
    if (!there) return { notYet: 'it is gone by now' };
    if (await isGoing(api, there)) return { notYet: 'that of a run that has ended is still there' };
    if (!isOf(there, owner)) throw inTheWay(object);
    // With its UID, the API changes this one, and no other that has its name meanwhile.
    const changed = { ...body, metadata: { ...body.metadata, uid: there.metadata?.uid ?? '' } };
    await called(`change ${nameOf(object)}`, api.clients.objects.patch(changed, undefined, undefined, ownManager(), true, SERVER_SIDE));
    return { done: 'configured' as const };
  }, { what: `${nameOf(object)} is made`, within: GONE_SECONDS, every: 1, otherwise: (problem) => new EnvironmentError(problem) });
}

/** Deletes an object that the namespace owns. @returns false if there is none @throws EnvironmentError if it owns it not */
export async function deleteOwned(api: ClusterApi, owner: Owner, object: AnyObject): Promise<boolean> {
  const there = await read(api, object);
  if (!there) return false;
  if (!isOf(there, owner)) throw inTheWay(object);
  const { apiVersion = '', kind = '' } = object;
  const body = { preconditions: { uid: there.metadata?.uid ?? '' } };
  await orAbsent(`delete ${nameOf(object)}`, () => api.clients.objects.delete({ apiVersion, kind, metadata: { name: object.metadata?.name ?? '' } }, undefined, undefined, undefined, undefined, undefined, body));
  return true;
}

/** All that the namespace owns, of the kinds that labspec makes for runs. */
export async function allOwned(api: ClusterApi, owner: Owner): Promise<AnyObject[]> {
  const objects = await Promise.all(WIDE_KINDS.map(async (word) => api.objects(await kindFor(api, word.toLowerCase()), '')));
  return objects.flat().filter((object) => isOf(object, owner));
}

function read({ clients: { objects } }: ClusterApi, object: AnyObject): Promise<AnyObject | undefined> {
  const { apiVersion = '', kind = '', metadata } = object;
  return orAbsent(nameOf(object), () => objects.read<AnyObject>({ apiVersion, kind, metadata: { name: metadata?.name ?? '' } }));
}

/** Whether an object is being deleted, or goes soon, because the namespace that owns it is gone or going. */
async function isGoing(api: ClusterApi, { metadata }: AnyObject): Promise<boolean> {
  if (metadata?.deletionTimestamp) return true;
  const owner = metadata?.ownerReferences?.find(({ kind }) => kind === 'Namespace');
  return owner !== undefined && isGone(api, { namespace: owner.name, uid: owner.uid });
}

function inTheWay(object: AnyObject): EnvironmentError {
  const { kind = '', metadata } = object;
  return new EnvironmentError({ cause: 'cluster-object-in-the-way', reason: `There is already a ${kind} ${metadata?.name ?? ''} in this cluster, which this run did not make and does not touch`, look: `kubectl get ${kind.toLowerCase()} ${metadata?.name ?? ''} -o yaml`, next: 'if another run has made it, run it again when that has ended (without --parallel); else remove it if nobody needs it' });
}

function nameOf({ kind = '', metadata }: AnyObject): string {
  return `${kind.toLowerCase()} ${metadata?.name ?? ''}`;
}
