import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where runs keep what must survive them: LABSPEC_STATE, else labspec's folder in the XDG state folder. */
export function stateFolder(): string {
  return process.env['LABSPEC_STATE'] ?? join(process.env['XDG_STATE_HOME'] ?? join(homedir(), '.local', 'state'), 'labspec');
}
