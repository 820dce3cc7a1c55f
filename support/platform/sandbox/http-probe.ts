import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { type Answer, answerOf } from '../../system/process/http-get';
import { EnvironmentError } from '../../errors/errors';
import { listeningBeside, type Listening } from '../../system/process/listeners';
import { allProcesses } from '../../system/process/process-identity';
import { ENGINE_PROGRAM } from '../docker/docker-cli';

const READY_SECONDS = 60;
const READY = 0;

/** The program in its container: each line is a question or an answer, in JSON. */
const PROGRAM = `${answerOf.toString()}
const say = (said) => process.stdout.write(JSON.stringify(said) + '\\n');
require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, url } = JSON.parse(line);
  answerOf(url).then((answer) => say({ id, answer }), (error) => say({ id, error: String(error.cause?.message ?? error.message) }));
});
say({ id: ${READY} });`;

interface Said {
  id: number;
  answer?: Answer;
  /** Why the server does not answer. */
  error?: string;
  /** Its container is gone. */
  isLost?: true;
}

/**
 * Holds a network with only a loopback interface, and sends requests to the servers in it. It has a container of its own, so that a student's program
 * cannot stop it.
 */
export class HttpProbe {
  private readonly waiting = new Map<number, (said: Said) => void>();
  private last = READY;

  private constructor(private readonly docker: ChildProcessByStdio<Writable, Readable, Readable>, private readonly idFile: string) {
    createInterface({ input: docker.stdout }).on('line', (line) => this.hear(JSON.parse(line) as Said));
    docker.stdin.on('error', () => undefined);
    docker.on('error', () => this.hangUp());
    docker.on('close', () => this.hangUp());
  }

  /** @param args of `docker`, up to the image @param idFile the file for the container's ID @throws EnvironmentError if it does not start */
  static async start(args: readonly string[], idFile: string): Promise<HttpProbe> {
    const docker = spawn(ENGINE_PROGRAM, [...args, 'node', '--eval', PROGRAM], { stdio: ['pipe', 'pipe', 'pipe'] });
    const complaint = text(docker.stderr);
    const probe = new HttpProbe(docker, idFile);
    const timer = setTimeout(() => docker.kill('SIGKILL'), READY_SECONDS * 1000);
    const { isLost } = await probe.hears(READY);
    clearTimeout(timer);
    if (isLost) throw noSandbox((await complaint).trim() || `not ready within ${READY_SECONDS} s`);
    return probe;
  }

  /** @throws Error if the server does not answer, EnvironmentError if the probe is gone */
  async get(url: string): Promise<Answer> {
    const id = ++this.last;
    const heard = this.hears(id);
    this.docker.stdin.write(`${JSON.stringify({ id, url })}\n`);
    const { answer, error, isLost } = await heard;
    if (isLost) throw noSandbox('the container that asks it is gone');
    if (!answer) throw new Error(error);
    return answer;
  }

  /** Where the servers in its network listen; empty if the system does not show it. */
  listening(): Listening[] {
    const id = existsSync(this.idFile) ? readFileSync(this.idFile, 'utf8') : '';
    const inside = id && allProcesses().find(({ pid }) => isIn(pid, id));
    return inside ? listeningBeside(inside.pid) : [];
  }

  private hears(id: number): Promise<Said> {
    if (this.docker.exitCode !== null) return Promise.resolve({ id, isLost: true });
    return new Promise((resolve) => this.waiting.set(id, resolve));
  }

  private hear(said: Said): void {
    this.waiting.get(said.id)?.(said);
    this.waiting.delete(said.id);
  }

  private hangUp(): void {
    for (const id of [...this.waiting.keys()]) this.hear({ id, isLost: true });
  }
}

/** The error if Docker makes no container for a program. */
export function noSandbox(seen: string): EnvironmentError {
  return new EnvironmentError({ cause: 'no-sandbox', reason: 'labspec cannot run a program in a container', seen, look: 'docker ps', next: 'npx labspec doctor' });
}

/** A control group has the name of the container of its processes. */
function isIn(pid: number, id: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cgroup`, 'utf8').includes(id);
  } catch {
    return false;
  }
}
