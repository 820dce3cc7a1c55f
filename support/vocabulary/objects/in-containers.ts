import type { V1Pod } from '@kubernetes/client-node';
import type { Mistake } from '../../errors/errors';
import type { AnyObject, ClusterApi } from '../../platform/kubernetes/cluster-api';
import { kubectlLines } from '../../platform/kubernetes/kubectl-lines';
import { isReady } from '../../platform/kubernetes/pod-facts';
import { noteShownCommand } from '../../runtime/shown-commands';
import type { Run } from '../../runtime/run';
import { quoted } from '../../system/command/quoted';
import { awaitHolding, withReason } from './await-object';
import type { Seen } from './claim';
import { explainObject } from './explain';
import { called, capitalized, execLine, kindFor, namespaceOf, type NamedObject } from './named-object';
import { makersOf, podsOf } from './pods-of';
import type { Time } from './time';

/** What a container should see. */
export interface Inside {
  /** In words: `the variable PORT`. */
  what: string;
  /** What prints it, without a shell. */
  command: string[];
  /** Finds it in the output; undefined if it is not there. */
  read: (output: string) => string | undefined;
  expected: string;
}

export function variable(name: string, expected: string): Inside {
  const read = (output: string): string | undefined => output.split('\n').find((line) => line.startsWith(`${name}=`))?.slice(name.length + 1);
  return { what: `the variable ${name}`, command: ['env'], read, expected };
}

export function file(path: string, expected: string): Inside {
  return { what: `the file ${path}`, command: ['cat', path], read: (output) => output, expected };
}

/** Waits until a command in a container of an object's Pod prints a value. @throws TaskFailed with what it prints, and with the cause if no Pod is ready */
export async function expectInside(run: Run, named: NamedObject, { what, command, read, expected }: Inside, time: Time): Promise<void> {
  const namespace = namespaceOf(run, named);
  const look = execLine(named, namespace, command.map(quoted).join(' '));
  noteShownCommand(look);
  const api = await run.api();
  const kind = await kindFor(api, named.word);
  let object: AnyObject | undefined;
  let pod: string | undefined;
  const once = async (): Promise<Seen> => {
    object = await api.object(kind, namespace, named.name);
    pod = object && (await readyPodOf(api, namespace, object))?.metadata?.name;
    if (pod === undefined) return { holds: false, seen: `no Pod of ${called(named)} is ready` };
    const { stdout, stderr } = await api.exec(namespace, pod, command);
    const value = read(stdout)?.trimEnd();
    return { holds: value === expected.trimEnd(), seen: value || stderr.trimEnd() || `no such value: ${command.join(' ')} does not print it` };
  };
  const why = async (): Promise<Mistake | undefined> => (pod === undefined ? explainObject({ run, api, named, kind, namespace, object }) : undefined);
  const told = { wrong: `${capitalized(called(named))} does not see ${what} as it should be`, expected, cause: 'seen-inside-differs', look, next: kubectlLines.describe(named.name, namespace) };
  await withReason(awaitHolding(once, told, time), why);
}

/** A ready Pod: itself, or the newest that it has made. */
export async function readyPodOf(api: ClusterApi, namespace: string, object: AnyObject): Promise<V1Pod | undefined> {
  const pods = await podsOf(api, namespace, await makersOf(api, namespace, object));
  return pods.find(isReady);
}
