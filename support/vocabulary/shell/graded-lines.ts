import { basename } from 'node:path';
import { parseLines, type Word } from './parse-lines';
import { READERS, RUNNERS, SHELLS } from './programs';

/** Programs of the sandbox that change no more than it, and the namespace of the graded work. */
const IN_SANDBOX = new Set([...READERS, ...[...RUNNERS].filter((name) => name !== 'sudo'), ...SHELLS, ...'kubectl curl jq find sed tar gzip gunzip openssl sleep wait kill set export local return shift read source . trap exit cp mv rm mkdir rmdir touch chmod ln tee mktemp xargs break continue printf'.split(' ')]);
/** Words of `docker` that make nothing but an image or a container with limits, and that change only what a name or an ID says. */
const DOCKER_VERBS = new Set(['build', 'run', 'create', 'start', 'stop', 'kill', 'rm', 'ps', 'inspect', 'logs', 'images', 'image', 'container', 'exec', 'port', 'top', 'history', 'version', 'info', 'wait']);
/** They give a container of Docker rights on this machine. */
const RIGHTS = /^(?:--privileged|--cap-add|--device|--pid|--ipc|--userns|--security-opt|--net(?:work)?=host|host|-v|--volume|--mount)(?:=|$)/;

/** Lines of a lab in grading, where they work with a stranger's files. */
export type GradedLines = { where: 'sandbox' | 'docker' } | { where: 'nowhere'; why: string };

/** Where lines run in grading: `docker` on this machine, with limits; all others in a container. @throws AuthorError if bash cannot read them */
export function whereGraded(text: string): GradedLines {
  const { commands, functions } = parseLines(text);
  const programs = commands.flatMap(programsOf);
  if (programs.includes('docker')) return dockerLines(commands);
  const missing = programs.find((program) => program !== '' && !IN_SANDBOX.has(program) && !functions.includes(program) && !isOwnFile(commands, program));
  return missing === undefined ? { where: 'sandbox' } : { where: 'nowhere', why: `${missing} is not in the container in which labspec grades` };
}

/** `timeout 5 kubectl get pods`: both. */
function programsOf([program, ...words]: readonly Word[]): string[] {
  const name = basename(program ?? '');
  if (!RUNNERS.has(name)) return [name];
  const start = words.findIndex((word) => word !== undefined && !/^-|^\d+(?:\.\d+)?[smh]?$|^\w+=/.test(word));
  return start < 0 ? [name] : [name, ...programsOf(words.slice(start))];
}

function dockerLines(commands: readonly (readonly Word[])[]): GradedLines {
  const other = commands.find(([program]) => program !== 'docker');
  if (other) return { where: 'nowhere', why: `docker stands beside another program (${other[0] ?? '$...'}): type it in a line of its own` };
  const words = commands.flatMap((command) => command.slice(1));
  if (words.includes(undefined)) return { where: 'nowhere', why: 'the shell computes a word of docker: remember the output before as a value instead' };
  const verb = commands.map((command) => command[1] ?? '').find((word) => !DOCKER_VERBS.has(word));
  if (verb !== undefined) return { where: 'nowhere', why: `docker ${verb} changes more than a container` };
  const right = words.find((word) => RIGHTS.test(word ?? ''));
  return right === undefined ? { where: 'docker' } : { where: 'nowhere', why: `docker ${right} gives a stranger’s program rights on this machine` };
}

/** `./start.sh`: it runs in the sandbox. */
function isOwnFile(commands: readonly (readonly Word[])[], program: string): boolean {
  return commands.some(([word]) => word?.includes('/') && basename(word) === program && !word.startsWith('/'));
}
