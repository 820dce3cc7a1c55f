import { LabError, messageOf } from '../../errors/errors';
import type { CommandRecord } from '../../system/command/command-record';
import { traceOf } from '../../system/command/trace-record';
import type { AnyObject, ClusterApi } from '../../platform/kubernetes/cluster-api';
import { doForCluster } from '../../vocabulary/cluster-wide/act';
import { isMadeForRuns } from '../../vocabulary/cluster-wide/may-make';
import { allOwned, deleteOwned, makeOwned, ownerFor } from '../../vocabulary/cluster-wide/own';

/** The part of a student that acts on the whole cluster. */
interface Student {
  readonly room: { api: ClusterApi; isForCluster: boolean };
  readonly namespace: string;
  readonly folder: string;
  type(line: string): Promise<CommandRecord>;
}

/** Does for a student what they type for the whole cluster. A wrong line may reach for what is not theirs: then it fails. */
export async function typeForCluster(student: Student, line: string): Promise<CommandRecord> {
  try {
    return await doForCluster(student.room.api, student.namespace, { line, folder: student.folder, type: (text) => student.type(text) });
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    return { ...traceOf(student.folder, line, messageOf(error)), exitCode: 1 };
  }
}

/** What a student has made in the whole cluster; nothing in a lab without such lines. */
export async function objectsForCluster({ room, namespace }: Student): Promise<AnyObject[]> {
  return room.isForCluster ? allOwned(room.api, await ownerFor(room.api, namespace)) : [];
}

/** Whether a student has it from the whole cluster, where they have no rights. @param object as a snapshot has it */
export function isForCluster({ room }: Student, object: AnyObject): boolean {
  return room.isForCluster && isMadeForRuns(object);
}

export async function removeForCluster({ room, namespace }: Student, object: AnyObject): Promise<void> {
  await deleteOwned(room.api, await ownerFor(room.api, namespace), object);
}

/** Makes it again as it was. */
export async function putBackForCluster({ room, namespace }: Student, object: AnyObject): Promise<void> {
  await makeOwned(room.api, await ownerFor(room.api, namespace), object);
}
