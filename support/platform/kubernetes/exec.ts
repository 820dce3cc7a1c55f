import { Readable, Writable } from 'node:stream';
import type { KubeConfig, V1Status } from '@kubernetes/client-node';
import { clientNode } from './client-node';

export interface ExecResult {
  exitCode: number;
  stdout: string;
  stderr: string;
}

export interface ExecHow {
  /** The pod's only one if left out. */
  container?: string;
  /** What the command reads from its standard input. */
  input?: string;
  /** Whether it has a terminal; what it says as an error is then among its output. */
  terminal?: boolean;
}

/**
 * Runs a command in a container, through the API.
 * The client's promise resolves once connected; the outcome comes later, as a V1Status.
 * @throws the client's error when the exec could not run at all
 */
export async function execInPod(config: KubeConfig, { namespace, pod, command, container = '', input, terminal = false }: ExecHow & { namespace: string; pod: string; command: string[] }): Promise<ExecResult> {
  const { Exec } = await clientNode();
  const stdout = new Collector();
  const stderr = new Collector();
  const status = await new Promise<V1Status>((resolve, reject) => {
    new Exec(config).exec(namespace, pod, container, command, stdout, terminal ? null : stderr, inputOf(input, terminal), terminal, resolve).then((socket) => {
      socket.on('error', reject);
      // The status is handed over just before the socket closes; a close without one is a broken exec.
      socket.on('close', () => setImmediate(() => reject(new Error(`the connection closed before ${command[0] ?? 'the command'} ended`))));
    }, (event: unknown) => reject(new Error(saidBy(event))));
  });
  // As a shell does it, and as kubectl does with other runtimes: that there is no such program says something of the image, not of the cluster.
  if (NO_SUCH_PROGRAM.test(status.message ?? '')) return { exitCode: 127, stdout: stdout.text(), stderr: `${status.message ?? ''}\n` };
  return { exitCode: exitCodeOf(status), stdout: stdout.text(), stderr: stderr.text() };
}

/** What runc and crun say of it, behind what the kubelet says. */
const NO_SUCH_PROGRAM = /executable file (?:`[^`]*` )?not found in \$PATH|exec: "[^"]*": (?:stat [^:]*: )?no such file or directory/;

/** A terminal has an input, also where nobody types. */
function inputOf(input: string | undefined, terminal: boolean): Readable | null {
  if (input !== undefined) return Readable.from([input]);
  return terminal ? new Readable({ read: () => undefined }) : null;
}

/** The client hands over the socket's event, which is no Error. */
function saidBy(event: unknown): string {
  const { message } = event as { message?: unknown };
  return typeof message === 'string' ? message : String(event);
}

/** 0, or the exit code in the status' causes. @throws when the command did not start */
export function exitCodeOf(status: V1Status): number {
  if (status.status === 'Success') return 0;
  const cause = status.details?.causes?.find(({ reason }) => reason === 'ExitCode');
  if (!cause?.message) throw new Error(status.message ?? 'exec failed');
  return Number(cause.message);
}

class Collector extends Writable {
  private readonly pieces: Buffer[] = [];

  override _write(piece: Buffer, _encoding: string, done: () => void): void {
    this.pieces.push(piece);
    done();
  }

  text(): string {
    return Buffer.concat(this.pieces).toString('utf8');
  }
}
