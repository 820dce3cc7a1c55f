import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import { EnvironmentError } from '../../errors/errors';
import { cacheBin } from '../files/cache';

/** Programs that labspec calls. It also searches its cache, for those that it can install itself. */
export type Program = 'docker' | 'dockerd' | 'kind' | 'kubectl' | 'go' | 'npm' | 'apt-get' | 'mmdebstrap' | 'systemctl' | 'tar' | 'curl' | 'lsof' | 'helm';

/** The absolute path of a program: from PATH, else from labspec's cache, else undefined. It searches the disk each time, because `up` installs programs. */
export function findProgram(name: Program): string | undefined {
  return searchPath().map((folder) => path.join(folder, name)).find(isProgram);
}

/** Like {@link findProgram}, for a program that must be there. @throws EnvironmentError */
export function needProgram(name: Program): string {
  const found = findProgram(name);
  if (found) return found;
  throw new EnvironmentError({ cause: 'program-missing', reason: `${name} is not installed`, next: 'npx labspec up' });
}

/** Whether people who type this name get a program. */
export function isOnPath(name: string): boolean {
  return searchPath().some((folder) => isProgram(path.join(folder, name)));
}

/** The environment for commands that people type: their PATH, then labspec's own programs. */
export function programsEnv(): { PATH: string } {
  return { PATH: searchPath().join(path.delimiter) };
}

// The sbin folders are searched too: on Debian they are not in a user's PATH, and dockerd and iptables live there.
function searchPath(): string[] {
  const own = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  return [...new Set([...own, '/usr/local/sbin', '/usr/sbin', '/sbin', cacheBin()])];
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
