import { Readable, Writable } from 'node:stream';
import type { KubeConfig, V1Status } from '@kubernetes/client-node';
import { clientNode } from './client-node';

export interface ExecResult {
  exitCode: number;
  stdout: string;
  stderr: string;
}

export interface ExecHow {
  /** The pod's only container if left out. */
  container?: string;
  /** The standard input of the command. */
  input?: string;
  /** Whether it has a terminal; its errors are then part of its output. */
  terminal?: boolean;
}

/**
 * Runs a command in a container, through the API. The client's promise resolves once connected; the outcome comes later, as a V1Status.
 * @throws the client's error if the exec could not run at all
 */
export async function execInPod(config: KubeConfig, { namespace, pod, command, container = '', input, terminal = false }: ExecHow & { namespace: string; pod: string; command: string[] }): Promise<ExecResult> {
  const { Exec } = await clientNode();
  const stdout = new Collector();
  const stderr = new Collector();
  const status = await new Promise<V1Status>((resolve, reject) => {
    new Exec(config).exec(namespace, pod, container, command, stdout, terminal ? null : stderr, inputOf(input, terminal), terminal, resolve).then((socket) => {
      socket.on('error', reject);
      // The status arrives just before the socket closes; a close without a status is a broken exec.
      socket.on('close', () => setImmediate(() => reject(new Error(`the connection closed before ${command[0] ?? 'the command'} ended`))));
    }, (event: unknown) => reject(new Error(saidBy(event))));
  });
  // The exit code of a shell, and of kubectl with other runtimes: a missing program is the fault of the image, not of the cluster.
  if (NO_SUCH_PROGRAM.test(status.message ?? '')) return { exitCode: 127, stdout: stdout.text(), stderr: `${status.message ?? ''}\n` };
  return { exitCode: exitCodeOf(status), stdout: stdout.text(), stderr: stderr.text() };
}

/** The messages of runc and crun, at the end of the kubelet's. */
const NO_SUCH_PROGRAM = /executable file (?:`[^`]*` )?not found in \$PATH|exec: "[^"]*": (?:stat [^:]*: )?no such file or directory/;

/** A terminal has an input, even if nobody types. */
function inputOf(input: string | undefined, terminal: boolean): Readable | null {
  if (input !== undefined) return Readable.from([input]);
  return terminal ? new Readable({ read: () => undefined }) : null;
}

/** The client passes on the socket's event, which is not an Error. */
function saidBy(event: unknown): string {
  const { message } = event as { message?: unknown };
  return typeof message === 'string' ? message : String(event);
}

/** 0, or the exit code in the status' causes. @throws if the command did not start */
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
