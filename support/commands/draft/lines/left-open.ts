import { parseLines } from '../../../vocabulary/shell/parse-lines';
import type { Command } from '../../../text/lab-text';
import { when, type Line } from '../drafted';
import type { State } from '../state';
import { whyNobodyAnswers } from './own-machine';

/** Programs of the reader's own machine. */
export const OUTSIDE = new Set(['kubectl', 'docker', 'docker-compose', 'helm', 'k', 'kind', 'minikube', 'git', 'vi', 'vim', 'nano']);
export const LEAVES = /^(?:exit|quit|logout|\\q)\b/i;

const IN_PODS = /^(?:nslookup|dig|host) |^cat \/etc\/(?:resolv\.conf|hosts)\b/;
const ASKS = /^(?:curl|wget|ping|nc) /;

/** A line below another heading that asks for what only the cluster knows: its reader is still in the shell that the task before has left open. @returns what opens it again */
export function reopened({ text, prompt }: Command, state: State): Line[] {
  const { leftOpen } = state;
  const [program = ''] = text.trim().split(/\s+/);
  if (state.shell || !leftOpen) return [];
  const isInside = prompt === undefined && (IN_PODS.test(text) || (ASKS.test(text) && whyNobodyAnswers(parseLines(text).commands, text, { ...state, ports: new Set(), knowsNames: false }) !== undefined));
  if (!isInside && (OUTSIDE.has(program) || LEAVES.test(text))) state.leftOpen = undefined;
  if (!isInside || leftOpen.step === '' || leftOpen.waitsFor !== undefined) return [];
  state.shell = leftOpen;
  return [when(leftOpen.step)];
}
