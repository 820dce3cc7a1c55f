import type { V1Container, V1PodSpec } from '@kubernetes/client-node';
import { AuthorError } from '../../errors/errors';
import type { Run } from '../../runtime/run';

const SETS = /(?<![\w-])(?:date\s+(?:-u\s+)?(?:-s\b|--set\b|\d{8})|hwclock\s+(?:-[sw]\b|--(?:set|hctosys|systohc)\b)|ntpdate\s|timedatectl\s+set-(?:time|ntp|local-rtc)\b)/;
const IN_POD = /\bkubectl\b[^\n|;&]*\s(?:exec|debug|run)\s/;

/** Whether a line sets a clock. All containers of a machine, and all nodes of kind, have the clock of that machine. */
export function setsClock(text: string): boolean {
  return SETS.test(text);
}

/** Whether a line runs its command in a Pod: `kubectl exec web -- date`. */
export function runsInPod(text: string): boolean {
  return IN_POD.test(text);
}

/** Whether lines in a Pod can set the clock; in others, Linux refuses it. */
export function maySetClock({ containers = [], initContainers = [] }: Partial<Pick<V1PodSpec, 'containers' | 'initContainers'>>): boolean {
  return [...containers, ...initContainers].some(({ securityContext }: Partial<V1Container>) => securityContext?.privileged === true || securityContext?.capabilities?.add?.some((one) => /^(?:CAP_)?(?:SYS_TIME|ALL)$/.test(one)) === true);
}

/** @throws AuthorError if a line that is typed on the reader's machine, or in a container of Docker, sets the clock */
export function mustLeaveClock(text: string): void {
  if (setsClock(text) && !runsInPod(text)) throw refused(text, 'all that runs on the machine has this clock');
}

/** @throws AuthorError if a line that is typed in a Pod would set the clock of the machine */
export async function mustLeaveClockOfNode(run: Run, text: string): Promise<void> {
  if (!setsClock(text)) return;
  const pod = (await (await run.api()).pods(run.lab.names.namespace)).find(({ spec }) => spec !== undefined && maySetClock(spec));
  if (pod) throw refused(text, `pod ${pod.metadata?.name ?? ''} may do it, and its node has the clock of the machine`);
}

function refused(text: string, seen: string): AuthorError {
  return new AuthorError({ reason: 'A line would set the clock of the machine', subject: text.split('\n')[0], seen, next: 'let the lab show it in a Pod that may not, or only look: date' });
}
