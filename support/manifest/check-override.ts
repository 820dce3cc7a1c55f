import type { V1Container } from '@kubernetes/client-node';
import { checkEqual } from '../assert';
import { shortest } from '../dockerfile/same-command';
import { checkSamePod, parsePod } from './check-manifest';
import type { PodToRun } from '../kube/kubectl';
import { podManifest } from './pod-manifest';

/** @throws TaskFailed where command or args are others, or not texts (an unquoted 3001 is a number, which Kubernetes refuses) */
export function checkOverride(file: string, text: string, command: string, argument: string): void {
  const container = parsePod(file, text).spec?.containers[0];
  const look = `cat ${file}`;
  checkEqual(shortest(container?.command ?? []), command.split(' '), { cause: container?.command ? 'other-command' : 'no-command', look, reason: `${file} does not run the command that it should`, subject: `${file}, spec.containers[0].command`, next: `write: command: [${command.replaceAll(' ', ', ')}]` });
  checkEqual(container?.args ?? 'no args', [argument], { cause: causeOfArgs(container), look, reason: reasonOfArgs(file, container), subject: `${file}, spec.containers[0].args`, next: `write: args: ["${argument}"]` });
}

/** @throws TaskFailed where anything but command and args differs from the pod */
export function checkApartFromOverride(file: string, text: string, pod: PodToRun): void {
  const actual = parsePod(file, text);
  delete actual.spec?.containers[0]?.command;
  delete actual.spec?.containers[0]?.args;
  checkSamePod(file, actual, podManifest(pod));
}

function causeOfArgs(container: V1Container | undefined): string {
  if (!container?.args) return 'no-args';
  return container.args.some((argument: unknown) => typeof argument !== 'string') ? 'args-not-text' : 'other-argument';
}

function reasonOfArgs(file: string, container: V1Container | undefined): string {
  return causeOfArgs(container) === 'args-not-text' ? `${file} gives a number as argument, and Kubernetes takes texts only` : `${file} does not give the argument that it should`;
}
