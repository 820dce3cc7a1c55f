import type { V1Container, V1Pod } from '@kubernetes/client-node';
import { isEqual } from '../../errors/check-equal';
import { TaskFailed, type Mistake } from '../../errors/errors';
import { shortest } from '../dockerfile/same-command';
import { checkSamePod, parsePod } from './check-manifest';
import { withVariables } from './expand-variables';
import type { PodToRun } from '../../platform/kubernetes/kubectl';
import { podManifest } from '../../platform/kubernetes/pod-manifest';

/** @throws TaskFailed if command or args differ */
export async function checkOverride(file: string, text: string, command: string, argument: string): Promise<void> {
  const { spec } = await parsePod(file, text);
  mustHaveNames(file, spec?.containers ?? []);
  const written = spec?.containers[0];
  const container = written && withVariables(written);
  const look = `cat ${file}`;
  const wanted = command.split(' ');
  const path = 'spec.containers[0]';
  // Kubernetes joins the two, so the border between them does not matter.
  if (container?.command && container.args && isEqual(shortest([...container.command, ...container.args]), [...wanted, argument])) return;
  if (isEqual(container?.command, [argument]) && isEqual(shortest(container?.args ?? []), wanted)) {
    throw new TaskFailed({ cause: 'command-and-args-swapped', reason: `In ${file}, command and args are the wrong way round`, look, subject: `${file}, ${path}`, expected: `command: ${JSON.stringify(wanted)}, args: ${JSON.stringify([argument])}`, seen: `command: ${JSON.stringify(container?.command)}, args: ${JSON.stringify(container?.args)}`, next: `write: command: [${wanted.join(', ')}], and: args: ["${argument}"]` });
  }
  if (!isEqual(shortest(container?.command ?? []), wanted)) {
    throw new TaskFailed({ ...whatIsWrong(file, container?.command, wanted), look, subject: `${file}, ${path}.command`, expected: JSON.stringify(wanted), seen: container?.command ? JSON.stringify(container.command) : 'no command', next: `write: command: [${wanted.join(', ')}]` });
  }
  if (!isEqual(container?.args, [argument])) {
    throw new TaskFailed({ cause: container?.args ? 'other-argument' : 'no-args', reason: `${file} gives ${container?.args ? 'the wrong argument' : 'no argument'}`, look, subject: `${file}, ${path}.args`, expected: JSON.stringify([argument]), seen: container?.args ? JSON.stringify(container.args) : 'no args', next: `write: args: ["${argument}"]` });
  }
}

/** @throws TaskFailed where a dash too many makes a container of what belongs to the one above */
function mustHaveNames(file: string, containers: readonly Partial<V1Container>[]): void {
  const stray = containers.findIndex(({ name, image }, index) => index > 0 && name === undefined && image === undefined);
  if (stray < 0) return;
  const [first = 'name'] = Object.keys(containers[stray] ?? {});
  throw new TaskFailed({ cause: 'stray-dash', reason: `In ${file}, a dash before ${first} starts a second container, which has no name and no image`, subject: `${file}, spec.containers[${stray}]`, expected: `${first} belongs to the container ${containers[0]?.name ?? ''}`, seen: `- ${first}: ...`, look: `cat ${file}`, next: `remove the dash before ${first}, and indent ${first} like name` });
}

function whatIsWrong(file: string, command: readonly string[] | undefined, wanted: readonly string[]): Pick<Mistake, 'cause' | 'reason'> {
  if (!command) return { cause: 'no-command', reason: `${file} gives no command` };
  const isOneWord = command.length === 1 && command[0] === wanted.join(' ');
  return { cause: 'other-command', reason: isOneWord ? `${file} has the words of its command in one pair of quotes, so Kubernetes looks for one program of that name` : `${file} gives the wrong command` };
}

/** @returns the file's pod @throws TaskFailed if anything except command and args differs from the pod */
export async function checkApartFromOverride(file: string, text: string, pod: PodToRun): Promise<V1Pod> {
  const written = await parsePod(file, text);
  const actual = structuredClone(written);
  delete actual.spec?.containers[0]?.command;
  delete actual.spec?.containers[0]?.args;
  checkSamePod(file, actual, podManifest(pod));
  return written;
}
