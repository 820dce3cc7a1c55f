import type { CommandRecord } from '../../system/command/command-record';
import { engineOutage, noEngine } from './outage';
import { runCommand, type CommandOptions } from '../../system/command/run-command';
import { needProgram } from '../../system/command/programs';

/** Runs `docker ARGS`; the record holds what the engine refuses. @throws EnvironmentError if no engine answers */
export async function docker(args: readonly string[], options: CommandOptions = {}): Promise<CommandRecord> {
  needProgram('docker');
  const record = await runCommand('docker', args, options);
  const outage = engineOutage(record);
  if (outage) throw outage;
  if (record.outcome === 'timed out') throw noEngine(`no answer within ${record.seconds.toFixed(0)} s: ${record.commandLine}`);
  return record;
}
