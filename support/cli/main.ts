import { Command as Commander } from 'commander';
import { LabError } from '../errors';
import type { Command } from './command';
import { check } from './commands/check';
import { doctor } from './commands/doctor';
import { down } from './commands/down';
import { up } from './commands/up';

const COMMANDS: readonly Command[] = [doctor, up, down, check];

/** Calls the command that the arguments name, and ends the process with its exit code. */
export function main(argv: readonly string[]): void {
  const program = new Commander('labspec').description('Turns a hands-on Kubernetes lab into an executable specification.');
  const given = givingUp();
  for (const command of COMMANDS) add(program, command, given);
  program.parseAsync([...argv]).catch((error: unknown) => finish(error, given));
}

function add(program: Commander, command: Command, signal: AbortSignal): void {
  const described = program.command(command.name).description(command.summary);
  command.describe?.(described);
  described.action(async () => {
    const print = (line: string): void => void process.stdout.write(`${line}\n`);
    process.exitCode = await command.run(described.opts(), { args: described.args, signal, print });
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

function finish(error: unknown, given: AbortSignal): void {
  process.exitCode = given.aborted ? 130 : 1;
  if (given.aborted) process.stderr.write('ended; nothing half done is left\n');
  // A stack is for those who can mend labspec: only where labspec itself is wrong.
  else process.stderr.write(`${error instanceof LabError ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
}
