import { Command as Commander, type CommanderError } from 'commander';
import { describe, isLeftBehind, LabError } from '../errors/errors';
import { sanitize } from '../redaction/sanitize';
import { redact } from '../redaction/redact';
import type { Command } from './command';
import { check } from './check/command';
import { chooseLab } from './choose-lab';
import { clean } from './clean';
import { coverage } from './coverage/command';
import { conformance } from './conformance/command';
import { doc } from './doc/command';
import { doctor } from './doctor';
import { draft } from './draft/command';
import { down } from './down';
import { grade } from './grade/command';
import { labs } from './labs';
import { lint } from './lint/command';
import { newLab } from './new/command';
import { pack } from './pack/command';
import { version } from '../system/version';
import { prove } from './prove/command';
import { start } from './start/command';
import { steps } from './steps';
import { up } from './up';

const LINGER_MILLISECONDS = 300;

const COMMANDS: readonly Command[] = [newLab, draft, labs, steps, lint, coverage, doc, pack, doctor, up, down, start, check, prove, grade, conformance, clean];

/** Calls the command that the arguments name, and ends the process with its exit code. */
export function main(argv: readonly string[]): void {
  // A reader that closes the pipe early, as `head` does, is not an error.
  process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => code === 'EPIPE' || process.exit(1));
  const program = new Commander('labspec').description('Turns a hands-on Kubernetes lab into an executable specification.').version(version());
  const given = givingUp();
  for (const command of COMMANDS) add(program, command, given);
  void program.parseAsync([...argv]);
}

function add(program: Commander, command: Command, signal: AbortSignal): void {
  const { errorCode = 1 } = command;
  const described = program.command(command.name).description(command.summary);
  described.exitOverride(({ exitCode }: CommanderError) => process.exit(exitCode === 0 ? 0 : errorCode));
  if (command.takesLab) described.option('--lab <name>', 'the lab: the name or the path of its folder in features/; see: labspec labs');
  command.describe?.(described);
  described.action(async () => {
    const print = (line: string): void => void process.stdout.write(`${redact(line)}\n`);
    try {
      const { lab } = described.opts<{ lab?: string }>();
      if (lab !== undefined) chooseLab(lab);
      process.exitCode = await command.run(described.opts(), { args: described.args, signal, print });
    } catch (error) {
      process.exitCode = signal.aborted ? 130 : errorCode;
      process.stderr.write(signal.aborted && !isLeftBehind(error) ? 'ended; nothing half done is left\n' : `${sanitize(tell(error))}\n`);
    }
    // An aborted command may still be running a program, which ends with this process.
    if (signal.aborted) setTimeout(() => process.exit(), LINGER_MILLISECONDS).unref();
  });
}

function givingUp(): AbortSignal {
  const giveUp = new AbortController();
  const stop = (name: NodeJS.Signals): void => {
    if (giveUp.signal.aborted) return;
    process.stderr.write(`\n${name}: ending what was started ...\n`);
    giveUp.abort(new Error(`ended by ${name}`));
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop);
  return giveUp.signal;
}

/** A stack is shown only for a bug of labspec itself. A cause is for tools. */
function tell(error: unknown): string {
  if (error instanceof LabError) return describe({ ...error.problem, cause: undefined });
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
