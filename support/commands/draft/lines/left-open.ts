import { commandsIn } from './commands-in';
import type { Word } from '../../../vocabulary/shell/parse-lines';
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
  const commands = commandsIn(text) ?? [];
  const isInside = prompt === undefined && (IN_PODS.test(text) || pathInPods(commands, state) !== undefined || (ASKS.test(text) && whyNobodyAnswers(commands, text, { ...state, ports: new Set(), knowsNames: false }) !== undefined));
  if (!isInside && (OUTSIDE.has(program) || LEAVES.test(text))) state.leftOpen = undefined;
  if (!isInside || (leftOpen.step === '' && leftOpen.waitsFor === undefined)) return [];
  state.shell = leftOpen;
  return leftOpen.waitsFor === undefined ? [when(leftOpen.step)] : [];
}

const READS = new Set(['cd', 'ls', 'll', 'cat', 'head', 'tail', 'less', 'more', 'grep', 'touch', 'rm', 'echo']);
/** Folders of every machine. */
const EVERYWHERE = /^\/(?:tmp|etc|var|var\/(?:log|lib|run|www|tmp)|usr|usr\/(?:share|local|bin|lib)|opt|mnt|home|root|srv|dev|proc|sys|run)?\/?$/;

/** A path that a line reads, or goes to, where only Pods of the text have it, as their manifests mount it. */
function pathInPods(commands: readonly (readonly Word[])[], { objects, files }: Pick<State, 'objects' | 'files'>): string | undefined {
  const read = commands.filter(([program]) => READS.has(program ?? '')).flatMap(([, ...words]) => words).filter((word) => word?.startsWith('/') === true);
  if (read.length === 0) return undefined;
  const manifests = [...files.values(), ...[...objects.values()].map((object) => JSON.stringify(object))];
  const mounts = manifests.flatMap((text) => [...text.matchAll(/\bmountPath"?: *["']?(\/[^\s"',}]+?)\/?(?=[\s"',}]|$)/g)].map(([, path = '']) => path)).filter((path) => !EVERYWHERE.test(path));
  return read.find((word) => mounts.some((path) => word === path || word?.startsWith(`${path}/`) === true));
}

/** Why a line outside of a shell needs a person: what it reads is in Pods only. */
export function whyInPods(commands: readonly (readonly Word[])[], state: Pick<State, 'objects' | 'files'>): string | undefined {
  const path = pathInPods(commands, state);
  return path === undefined ? undefined : `${path} is in a Pod: say in which container this is typed`;
}
