import type { CommandRecord } from '../../system/command/command-record';
import { engineOutage, noEngine } from './outage';
import { runCommand, type CommandOptions } from '../../system/command/run-command';
import { needProgram } from '../../system/command/programs';

/** The program that talks to the engine. Nothing else in labspec starts it. */
export const ENGINE_PROGRAM = 'docker';

/** Runs `docker ARGS`, whatever comes of it. */
export function tryDocker(args: readonly string[], options: CommandOptions = {}): Promise<CommandRecord> {
  return runCommand(ENGINE_PROGRAM, args, options);
}

/** Runs `docker ARGS`; the record holds what the engine refuses. @throws EnvironmentError if no engine answers */
export async function docker(args: readonly string[], options: CommandOptions = {}): Promise<CommandRecord> {
  needProgram(ENGINE_PROGRAM);
  const record = await tryDocker(args, options);
  const outage = engineOutage(record);
  if (outage) throw outage;
  if (record.outcome === 'timed out') throw noEngine(`no answer within ${record.seconds.toFixed(0)} s: ${record.commandLine}`);
  return record;
}
