import { TaskFailed } from '../../errors/errors';
import { kubectlLines } from '../../platform/kubernetes/kubectl-lines';
import { isReady } from '../../platform/kubernetes/pod-facts';
import { noteShownCommand } from '../../runtime/shown-commands';
import type { Run } from '../../runtime/run';
import { quoted } from '../../system/command/quoted';
import { awaitHolding, notAllowed, type Seen } from './await-object';
import { explainObject } from './explain';
import { called, capitalized, kindFor, type NamedObject } from './named-object';
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
  const namespace = named.namespace ?? run.lab.names.namespace;
  const look = `kubectl exec ${named.word === 'pod' ? '' : `${named.word.replaceAll(' ', '')}/`}${named.name} -n ${namespace} -- ${command.map(quoted).join(' ')}`;
  noteShownCommand(look);
  const api = await run.api();
  const once = async (): Promise<Seen> => {
    const pod = await podOf(run, named);
    if (pod === undefined) return { holds: false, seen: `no Pod of ${called(named)} is ready` };
    const { stdout, stderr } = await api.exec(namespace, pod, command);
    const value = read(stdout)?.trimEnd();
    return { holds: value === expected.trimEnd(), seen: value || stderr.trimEnd() || `no such value: ${command.join(' ')} does not print it` };
  };
  try {
    await awaitHolding(once, { wrong: `${capitalized(named)} does not see ${what} as it should be`, expected, cause: 'seen-inside-differs', look, next: kubectlLines.describe(named.name, namespace) }, time);
  } catch (error) {
    if (!(error instanceof TaskFailed) || (await podOf(run, named)) !== undefined) throw error;
    const kind = await kindFor(api, named.word);
    const why = await explainObject({ run, api, named, kind, namespace, object: await api.object(kind, namespace, named.name) }).catch(notAllowed);
    throw why ? new TaskFailed({ ...error.problem, ...why }) : error;
  }
}

/** The name of a ready Pod: itself, or the newest that it has made. */
async function podOf(run: Run, named: NamedObject): Promise<string | undefined> {
  const api = await run.api();
  const namespace = named.namespace ?? run.lab.names.namespace;
  const kind = await kindFor(api, named.word);
  const object = await api.object(kind, namespace, named.name);
  if (!object) return undefined;
  const pods = await podsOf(api, namespace, await makersOf(api, namespace, object));
  return pods.find((pod) => isReady(pod) && pod.metadata?.deletionTimestamp === undefined)?.metadata?.name;
}
