import type { V1Pod } from '@kubernetes/client-node';
import { isEqual } from '../../errors/check-equal';
import { TaskFailed, type Mistake } from '../../errors/errors';
import { shortest } from '../dockerfile/same-command';
import { checkSamePod, parsePod } from './check-manifest';
import type { PodToRun } from '../../platform/kubernetes/kubectl';
import { podManifest } from '../../platform/kubernetes/pod-manifest';

/** @throws TaskFailed where command or args are others */
export async function checkOverride(file: string, text: string, command: string, argument: string): Promise<void> {
  const { spec } = await parsePod(file, text);
  const container = spec?.containers[0];
  const look = `cat ${file}`;
  const wanted = command.split(' ');
  const path = 'spec.containers[0]';
  // Kubernetes puts the two together: where the one ends and the other begins changes nothing.
  if (container?.command && container.args && isEqual(shortest([...container.command, ...container.args]), [...wanted, argument])) return;
  if (isEqual(container?.command, [argument]) && isEqual(shortest(container?.args ?? []), wanted)) {
    throw new TaskFailed({ cause: 'command-and-args-swapped', reason: `${file} has its command and its args the wrong way round`, look, subject: `${file}, ${path}`, expected: `command: ${JSON.stringify(wanted)}, args: ${JSON.stringify([argument])}`, seen: `command: ${JSON.stringify(container?.command)}, args: ${JSON.stringify(container?.args)}`, next: `write: command: [${wanted.join(', ')}], and: args: ["${argument}"]` });
  }
  if (!isEqual(shortest(container?.command ?? []), wanted)) {
    throw new TaskFailed({ ...whatIsWrong(file, container?.command, wanted), look, subject: `${file}, ${path}.command`, expected: JSON.stringify(wanted), seen: container?.command ? JSON.stringify(container.command) : 'no command', next: `write: command: [${wanted.join(', ')}]` });
  }
  if (!isEqual(container?.args, [argument])) {
    throw new TaskFailed({ cause: container?.args ? 'other-argument' : 'no-args', reason: `${file} does not give the argument that it should`, look, subject: `${file}, ${path}.args`, expected: JSON.stringify([argument]), seen: container?.args ? JSON.stringify(container.args) : 'no args', next: `write: args: ["${argument}"]` });
  }
}

function whatIsWrong(file: string, command: readonly string[] | undefined, wanted: readonly string[]): Pick<Mistake, 'cause' | 'reason'> {
  if (!command) return { cause: 'no-command', reason: `${file} does not run the command that it should` };
  const isOneWord = command.length === 1 && command[0] === wanted.join(' ');
  return { cause: 'other-command', reason: isOneWord ? `${file} has the words of its command in one pair of quotes, so Kubernetes takes them for the name of one program` : `${file} does not run the command that it should` };
}

/** @returns the file's pod @throws TaskFailed where anything but command and args differs from the pod */
export async function checkApartFromOverride(file: string, text: string, pod: PodToRun): Promise<V1Pod> {
  const written = await parsePod(file, text);
  const actual = structuredClone(written);
  delete actual.spec?.containers[0]?.command;
  delete actual.spec?.containers[0]?.args;
  checkSamePod(file, actual, podManifest(pod));
  return written;
}
