import { meantProgram } from '../../../vocabulary/shell/misspelt-program';
import { kindOf } from '../../../vocabulary/shell/observes';
import { pathOutside } from '../../../vocabulary/shell/outside';
import { parseLines } from '../../../vocabulary/shell/parse-lines';
import { mustStay } from '../../../vocabulary/shell/typed-lines';
import type { State } from '../state';
import { unknownValue } from './variables';

const OF_NODES = /(?:^|[\s=@])(?:~|\$HOME)?\/?(?:\.minikube\/|etc\/(?:kubernetes|cni|containerd)\/|var\/(?:lib\/(?:kubelet|etcd|containerd|rancher)|log\/(?:pods|containers))(?:\/|\s|$))/;

/** Why a line is about the machine and not about the lab: it changes files of the system, or only looks at what nodes have. /etc/hosts is for the reader's own requests. */
export function whyOfMachine(text: string): string | undefined {
  const place = pathOutside(text, '/the/home/of/the/run') ?? '';
  if (/^\/(?:etc|usr|lib|var\/lib|opt\/cni|boot)\//.test(place) && !/^\/etc\/hosts/.test(place)) return 'it sets up a machine, and labspec brings the cluster';
  return OF_NODES.test(text) && !/\bkubectl\b|\bdocker\b/.test(text) && kindOf(text).acts === undefined ? 'it looks at a machine of the cluster' : undefined;
}

/** What `labspec lint` would say of a line. */
export function cannotRun(text: string, state: State): string | undefined {
  try {
    mustStay(text, '/the/home/of/the/run');
  } catch {
    return 'it changes files outside of the run’s folder';
  }
  if (OF_NODES.test(text)) return 'it reads a file of a machine of the cluster';
  const { commands, functions } = parseLines(text);
  const misspelt = commands.flatMap(([program]) => program ?? []).find((name) => !functions.includes(name) && meantProgram(name) !== undefined);
  if (misspelt !== undefined) return `there is no program ${misspelt} here`;
  const unknown = unknownValue(text, state);
  return unknown === undefined ? undefined : `nothing in the text gives $${unknown} a value`;
}

/** A loop that changes something until somebody ends it: nothing after it would be typed. */
export function goesOnActing(text: string): string | undefined {
  const { hasEndlessLoop, hasJobs } = parseLines(text);
  return hasEndlessLoop && !hasJobs && kindOf(text).acts !== undefined ? 'it goes on until somebody ends it' : undefined;
}
