import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder for data that must survive a run: LABSPEC_STATE, else labspec's folder in the XDG state folder. */
export function stateFolder(): string {
  return process.env['LABSPEC_STATE'] ?? join(process.env['XDG_STATE_HOME'] ?? join(homedir(), '.local', 'state'), 'labspec');
}
