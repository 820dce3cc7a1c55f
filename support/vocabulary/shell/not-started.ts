import type { CommandRecord } from '../../system/command/command-record';
import { until } from '../../wait/wait-for';
import { parseLines } from './parse-lines';

const START_SECONDS = 15;

/** What kubectl and the kubelet say while a container has not started: then nothing has run in it. */
const STARTING = /unable to upgrade connection: container not found|pod \S+ does not have a host assigned|ContainerCreating|PodInitializing/;

/** Whether a command ended because its container has not started yet. */
export function isStarting({ exitCode, output }: Pick<CommandRecord, 'exitCode' | 'output'>): boolean {
  return exitCode !== 0 && STARTING.test(output);
}

/** A reader who sees that the container has not started yet tries again. */
export function onceStarted<Tried>(tryIt: () => Promise<Tried>, isTooEarly: (tried: Tried) => boolean): Promise<Tried> {
  return until(tryIt, (tried) => !isTooEarly(tried), { within: START_SECONDS });
}

/** Whether the text is one command inside a container, and nothing besides: only then can it be typed again. */
export function isOneCommandInside(text: string): boolean {
  const { commands, written } = parseLines(text);
  const [[program, ...rest] = []] = commands;
  return commands.length === 1 && written.length === 0 && program === 'kubectl' && rest.some((word) => word === 'exec' || word === 'cp');
}
