import type { V1Container, V1Pod } from '@kubernetes/client-node';
import type { Mistake } from '../../errors/errors';
import type { AnyObject, ClusterApi } from '../../platform/kubernetes/cluster-api';
import { inWords } from '../../platform/kubernetes/kinds';
import { kubectlLines } from '../../platform/kubernetes/kubectl-lines';
import { isReady } from '../../platform/kubernetes/pod-facts';
import { noteShownCommand } from '../../runtime/shown-commands';
import type { Run } from '../../runtime/run';
import { quoted } from '../../system/command/quoted';
import { awaitHolding, withReason } from './await-object';
import type { Seen } from './claim';
import { noteAskedFor } from './asked-for';
import { explainObject } from './explain';
import { whyOtherInside } from './explain-value';
import { called, capitalized, execLine, kindFor, namespaceOf, type NamedObject } from './named-object';
import { makersOf, podsOf } from './pods-of';
import { claimOfFile, defaultContainer, sourcesOfFile, sourcesOfVariable, type ClaimMount, type Reference } from './source-of';
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
  /** Where a container of a Pod may have it from, the one that counts first. */
  sources: (pod: V1Pod, container: V1Container) => Reference[];
  /** The claim whose volume has it. */
  claim?: (pod: V1Pod, container: V1Container) => ClaimMount | undefined;
}

export function variable(name: string, expected: string): Inside {
  const read = (output: string): string | undefined => output.split('\n').find((line) => line.startsWith(`${name}=`))?.slice(name.length + 1);
  return { what: `the variable ${name}`, command: ['env'], read, expected, sources: (_, container) => sourcesOfVariable(container, name) };
}

export function file(path: string, expected: string): Inside {
  return { what: `the file ${path}`, command: ['cat', path], read: (output) => output, expected, sources: (pod, container) => sourcesOfFile(pod, container, path), claim: (pod, container) => claimOfFile(pod, container, path) };
}

/** Waits until a command in a container of an object's Pod prints a value. @throws TaskFailed with what it prints, and with the cause if no Pod is ready */
export async function expectInside(run: Run, named: NamedObject, { what, command, read, expected, sources, claim }: Inside, time: Time): Promise<void> {
  const namespace = namespaceOf(run, named);
  const look = execLine(named, namespace, command.map(quoted).join(' '));
  noteShownCommand(look);
  const api = await run.api();
  const kind = await kindFor(api, named.word);
  noteAskedFor(run, `${inWords(kind)} ${named.name}`);
  let object: AnyObject | undefined;
  let pod: V1Pod | undefined;
  let seen = '';
  const once = async (): Promise<Seen> => {
    object = await api.object(kind, namespace, named.name);
    pod = object && (await readyPodOf(api, namespace, object));
    if (pod === undefined) return { holds: false, seen: `no Pod of ${called(named)} is ready` };
    const { stdout, stderr } = await api.exec(namespace, pod.metadata?.name ?? '', command);
    const value = read(stdout)?.trimEnd();
    seen = value || stderr.trimEnd() || `no such value: ${command.join(' ')} does not print it`;
    return { holds: value === expected.trimEnd(), seen };
  };
  const why = async (): Promise<Mistake | undefined> => {
    if (!pod || !object) return explainObject({ run, api, named, kind, namespace, object });
    const container = defaultContainer(pod);
    return container && whyOtherInside(api, { what, expected, seen, look, namespace }, { named, kind: kind.kind, pod, sources: sources(pod, container), claim: claim?.(pod, container) });
  };
  const told = { wrong: `${capitalized(called(named))} does not see ${what} as it should be`, expected, cause: 'seen-inside-differs', look, next: kubectlLines.describe(named.name, namespace) };
  await withReason(run, awaitHolding(once, told, time), why);
}

/** A ready Pod: itself, or the newest that it has made. */
export async function readyPodOf(api: ClusterApi, namespace: string, object: AnyObject): Promise<V1Pod | undefined> {
  const pods = await podsOf(api, namespace, await makersOf(api, namespace, object));
  return pods.find(isReady);
}
